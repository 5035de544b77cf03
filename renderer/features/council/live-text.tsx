/** A field of the form that several people may change: what one types goes out with every pause, and never under one's hands. */
import type { JSX, Ref } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import { usePlace } from '../../app/gave-way/form-room.ts';
import { GaveWayNotes, type ShowValue } from '../../app/gave-way/gave-way-note.tsx';
import { placed } from '../../editor/remote/field-places.ts';
import { useLiveTyping } from '../../ui/live-typing.ts';
import styles from './council.module.css';

interface LiveTextProps {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (value: string) => void;
  /** The key that it is written at, of the form around. */
  readonly at?: string;
  /** How the field shows what stands at its key; default: as it is. */
  readonly show?: ShowValue;
  /** By which a check leads here. */
  readonly id?: string;
  readonly isReadOnly?: boolean;
  readonly lines?: boolean;
  /** Words, which can stand beside what others write there at the same moment. */
  readonly merges?: boolean;
  /** Written only when one leaves it: what means something else half typed. */
  readonly whole?: boolean;
  readonly hideLabel?: boolean;
  readonly description?: string | undefined;
  readonly error?: string | null;
  readonly maxLength?: number;
  readonly placeholder?: string;
  readonly suggestions?: readonly string[];
  readonly autoFocus?: boolean;
}

export function LiveText(props: LiveTextProps): JSX.Element {
  const { label, value, onCommit, id, isReadOnly = false, lines = false, hideLabel = false } = props;
  const { description, error = null, maxLength = 1_000, placeholder, suggestions, autoFocus = false } = props;
  const { merges = false, whole = false } = props;
  const { input, shown, type, leave, drop } = useLiveTyping({
    value,
    write: (text) => {
      onCommit(text);
      return true;
    },
    merges,
    whole,
    place: usePlace(props.at),
  });
  const list = suggestions === undefined || id === undefined ? undefined : `${id}-list`;
  return (
    <TextField
      {...(id === undefined ? {} : placed(id))}
      className={styles.field ?? ''}
      value={shown}
      onChange={(text) => type(text.replace(/\s*\n\s*/g, ' '))}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        leave();
      }}
      isReadOnly={isReadOnly}
      isInvalid={error !== null}
      validationBehavior="aria"
      maxLength={maxLength}
      autoFocus={autoFocus}
      {...(hideLabel ? { 'aria-label': label } : {})}
    >
      {!hideLabel && <Label className={styles.label ?? ''}>{label}</Label>}
      {lines ? (
        <div className={styles.grow} data-value={shown}>
          <TextArea
            ref={input as Ref<HTMLTextAreaElement>}
            className={styles.input ?? ''}
            rows={1}
            id={id ?? ''}
            placeholder={placeholder ?? ''}
          />
        </div>
      ) : (
        <Input
          ref={input as Ref<HTMLInputElement>}
          className={styles.input ?? ''}
          autoComplete="off"
          placeholder={placeholder ?? ''}
          {...(id === undefined ? {} : { id })}
          {...(list === undefined ? {} : { list })}
        />
      )}
      {list !== undefined && (
        <datalist id={list}>
          {suggestions?.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
      {description !== undefined && (
        <Text slot="description" className={styles.description ?? ''}>
          {description}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
      <GaveWayNotes
        at={props.at}
        value={value}
        show={props.show}
        onWrite={(text) => {
          drop();
          onCommit(text);
        }}
        merges={merges}
        isReadOnly={isReadOnly}
        onDone={() => input.current?.focus()}
      />
    </TextField>
  );
}
