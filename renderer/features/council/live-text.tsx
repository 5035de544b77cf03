/** A field of the form that several people may change: what one types goes out with every pause, and never under one's hands. */
import { useEffect, useRef, useState, type JSX } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components';
import { placed } from '../../editor/remote/field-places.ts';
import { useTyped } from '../../ui/typed-fields.ts';
import styles from './council.module.css';

interface LiveTextProps {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (value: string) => void;
  /** By which a check leads here. */
  readonly id?: string;
  readonly isReadOnly?: boolean;
  readonly lines?: boolean;
  readonly hideLabel?: boolean;
  readonly description?: string | undefined;
  readonly error?: string | null;
  readonly maxLength?: number;
  readonly placeholder?: string;
  readonly suggestions?: readonly string[];
  readonly autoFocus?: boolean;
}

/** Milliseconds of a pause. */
const pause = 350;

export function LiveText(props: LiveTextProps): JSX.Element {
  const { label, value, onCommit, id, isReadOnly = false, lines = false, hideLabel = false } = props;
  const { description, error = null, maxLength = 1_000, placeholder, suggestions, autoFocus = false } = props;
  /** Null: nothing is being typed that the others don't have. */
  const [typed, setTyped] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const latest = useRef({ typed, onCommit });
  useEffect(() => {
    latest.current = { typed, onCommit };
  });
  const commit = (): void => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    const now = latest.current.typed;
    if (now === null) return;
    latest.current.onCommit(now.replace(/\s*\n\s*/g, ' '));
    latest.current.typed = null;
    setTyped(null);
  };
  useTyped(typed !== null, () => {
    commit();
    return true;
  });
  // What was typed last isn't lost where the field goes.
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
      if (latest.current.typed !== null) latest.current.onCommit(latest.current.typed.replace(/\s*\n\s*/g, ' '));
    },
    [],
  );
  const shown = typed ?? value;
  const list = suggestions === undefined || id === undefined ? undefined : `${id}-list`;
  return (
    <TextField
      {...(id === undefined ? {} : placed(id))}
      className={styles.field ?? ''}
      value={shown}
      onChange={(text) => {
        latest.current.typed = text;
        setTyped(text);
        if (timer.current !== null) clearTimeout(timer.current);
        timer.current = setTimeout(commit, pause);
      }}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
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
          <TextArea className={styles.input ?? ''} rows={1} id={id ?? ''} placeholder={placeholder ?? ''} />
        </div>
      ) : (
        <Input
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
    </TextField>
  );
}
