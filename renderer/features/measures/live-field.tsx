/**
 * Fields of a form that several people fill in at once. What is typed is written a moment after; while nobody types here, the field
 * shows what the others write. What can't be read as what it should be stays in the field, with the reason, and is not written.
 */
import { useId, type JSX, type KeyboardEvent, type Ref } from 'react';
import { formatDay, parseDay } from '../../../shared/council/iso-day.ts';
import { formatCents, parseAmount } from '../../../shared/council/money.ts';
import { isYear, measureLimits } from '../../../shared/measures/measure.ts';
import type { Translate } from '../../../shared/i18n/catalogue.ts';
import { usePlace } from '../../app/gave-way/form-room.ts';
import { GaveWayNotes, type ShowValue } from '../../app/gave-way/gave-way-note.tsx';
import { useText } from '../../ui/text.ts';
import { useLiveTyping } from '../../ui/live-typing.ts';
import { readFigure } from './figures.ts';
import styles from './live-field.module.css';

/** The attribute of its input: steps back and forth are the whole catalogue's there. */
export const liveFieldMark = 'data-live-field';

export interface LiveFieldProps {
  readonly label: string;
  /** The key that it is written at, of the form around. */
  readonly at?: string;
  /** How the field shows what stands at its key; default: as it is. */
  readonly show?: ShowValue;
  readonly hideLabel?: boolean;
  readonly value: string;
  /** False: it can't be written. */
  readonly onWrite: (typed: string) => boolean;
  /** Said below the field while what stands in it can't be read. */
  readonly fault?: string;
  readonly readOnly: boolean;
  readonly multiline?: boolean;
  /** One line of text, shown whole: over several lines where it is long. */
  readonly grows?: boolean;
  readonly maxLength?: number;
  readonly hint?: string;
  readonly placeholder?: string;
  /** What others have entered, to choose from. */
  readonly suggestions?: readonly string[];
  readonly look?: 'form' | 'cell' | 'title';
  readonly align?: 'right';
  readonly autoFocus?: boolean;
  readonly onEnter?: () => void;
  /** Written only when one leaves it: what means something else half typed. */
  readonly whole?: boolean;
  /** Words beside what others write there at the same moment; unless `whole` they are that. */
  readonly merges?: boolean;
  readonly className?: string | undefined;
}

export function LiveField(props: LiveFieldProps): JSX.Element {
  const { label, hideLabel = false, value, onWrite, fault, readOnly, multiline = false, maxLength = 300 } = props;
  const { grows = false } = props;
  const { hint, suggestions = [], look = 'form', align, autoFocus = false, onEnter, whole = false } = props;
  const id = useId();
  const merges = props.merges ?? !whole;
  const place = usePlace(props.at);
  const live = useLiveTyping({ value, write: onWrite, merges, whole, place });
  const { input, shown, isTyping, isWrong, type, leave, drop } = live;
  const common = {
    id,
    [liveFieldMark]: '',
    value: shown,
    readOnly,
    maxLength,
    autoFocus,
    placeholder: props.placeholder,
    // A cell cuts what is long.
    title: look === 'cell' && value !== '' ? value : undefined,
    'aria-label': hideLabel ? label : undefined,
    'aria-invalid': isWrong || undefined,
    'aria-describedby': isWrong || hint !== undefined ? `${id}-about` : undefined,
    onBlur: leave,
    spellCheck: look !== 'cell' && align === undefined,
    autoComplete: 'off',
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !multiline) {
      event.preventDefault();
      leave();
      onEnter?.();
    } else if (event.key === 'Escape' && isTyping && look === 'cell') {
      event.stopPropagation();
      drop();
    }
  };
  const classes = [styles.field, styles[look], align === 'right' ? styles.right : '', props.className];
  return (
    <span className={classes.join(' ')} data-wrong={isWrong || undefined}>
      {!hideLabel && (
        <label className={styles.label} htmlFor={id}>
          {label}
        </label>
      )}
      {multiline ? (
        <textarea
          {...common}
          ref={input as Ref<HTMLTextAreaElement>}
          rows={3}
          onChange={({ target }) => type(target.value)}
          onKeyDown={onKeyDown}
        />
      ) : grows ? (
        <span className={styles.grows} data-text={shown}>
          <textarea
            {...common}
            ref={input as Ref<HTMLTextAreaElement>}
            rows={1}
            onChange={({ target }) => type(target.value.replace(/\s*\n\s*/g, ' '))}
            onKeyDown={onKeyDown}
          />
        </span>
      ) : (
        <input
          {...common}
          ref={input as Ref<HTMLInputElement>}
          list={suggestions.length > 0 ? `${id}-list` : undefined}
          onChange={({ target }) => type(target.value)}
          onKeyDown={onKeyDown}
        />
      )}
      {suggestions.length > 0 && (
        <datalist id={`${id}-list`}>
          {suggestions.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
      {isWrong ? (
        <span id={`${id}-about`} className={styles.fault} role="alert">
          {fault}
        </span>
      ) : (
        hint !== undefined && (
          <span id={`${id}-about`} className={look === 'cell' ? 'visually-hidden' : styles.hint}>
            {hint}
          </span>
        )
      )}
      {look !== 'cell' && (
        <GaveWayNotes
          at={props.at}
          value={value}
          show={props.show}
          onWrite={(text) => {
            drop();
            onWrite(text);
          }}
          merges={merges}
          isReadOnly={readOnly}
          onDone={() => input.current?.focus()}
        />
      )}
    </span>
  );
}

type TypedFieldProps<T> = Omit<LiveFieldProps, 'value' | 'onWrite' | 'fault'> & {
  readonly value: T;
  readonly onWrite: (value: T) => boolean;
};

/** A day, kept as ISO; empty for none. */
export function DayField({ value, onWrite, ...rest }: TypedFieldProps<string>): JSX.Element {
  const { t } = useText();
  return (
    <LiveField
      {...rest}
      whole
      value={formatDay(value)}
      show={(day) => formatDay(String(day))}
      fault={t('measures.notADay')}
      maxLength={40}
      onWrite={(typed) => {
        const read = parseDay(typed);
        if (!read.ok) return read.reason === 'empty' && onWrite('');
        return onWrite(read.day);
      }}
    />
  );
}

/** An amount in cents; null for none. */
export function AmountField({ value, onWrite, ...rest }: TypedFieldProps<number | null>): JSX.Element {
  const { t } = useText();
  return (
    <LiveField
      {...rest}
      whole
      align="right"
      value={value === null ? '' : formatCents(value)}
      show={(cents) => (typeof cents === 'number' ? formatCents(cents) : '')}
      fault={t('measures.notAnAmount')}
      maxLength={40}
      onWrite={(typed) => {
        const read = parseAmount(typed);
        if (!read.ok) return read.reason === 'empty' && onWrite(null);
        return read.cents >= 0 && onWrite(read.cents);
      }}
    />
  );
}

/** The fault of a year. */
export const yearFault = (t: Translate): string =>
  t('measures.notAYear', { first: measureLimits.firstYear, last: measureLimits.lastYear });

/** A year; 0 for none. */
export function YearField({ value, onWrite, ...rest }: TypedFieldProps<number>): JSX.Element {
  const { t } = useText();
  return (
    <LiveField
      {...rest}
      whole
      align="right"
      value={value === 0 ? '' : String(value)}
      show={(year) => (year === 0 ? '' : String(year))}
      fault={yearFault(t)}
      maxLength={4}
      onWrite={(typed) => {
        const year = typed.trim() === '' ? 0 : Number(typed);
        return (year === 0 || isYear(year)) && onWrite(year);
      }}
    />
  );
}

/** A number with a German comma; null for none. */
export function FigureField({ value, onWrite, ...rest }: TypedFieldProps<number | null>): JSX.Element {
  const { t, language } = useText();
  return (
    <LiveField
      {...rest}
      whole
      align="right"
      value={value === null ? '' : shown(value, language)}
      show={(figure) => (typeof figure === 'number' ? shown(figure, language) : '')}
      fault={t('measures.notAFigure')}
      maxLength={40}
      onWrite={(typed) => {
        const figure = readFigure(typed);
        return figure !== undefined && onWrite(figure);
      }}
    />
  );
}

const shown = (value: number, language: string): string =>
  new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-GB', { maximumFractionDigits: 6, useGrouping: false }).format(
    value,
  );
