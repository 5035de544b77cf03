/** Below a field: what one wrote there and gave way to what another wrote at the same time, with the ways to put it back. */
import { useLayoutEffect, type JSX } from 'react';
import { mergeTyped } from '../../../shared/domain/merge-typed.ts';
import type { TypedValue } from '../../../shared/document/typed-values.ts';
import type { Translate } from '../../../shared/i18n/catalogue.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import { tellAt, useGaveWay, usePlace } from './form-room.ts';
import styles from './gave-way.module.css';
import { removeNotes, type Note } from './notes.ts';

export type ShowValue = (value: TypedValue) => string;

interface GaveWayNoteProps {
  /** The key that the field is written at; undefined: it is in no shared form. */
  readonly at: string | undefined;
  /** As the field shows it now. */
  readonly value: string;
  /** A value as the field shows it. Default: as it is. */
  readonly show?: ShowValue | undefined;
  /** Writes it as if it were typed, and leaves the field. */
  readonly onWrite: (typed: string) => void;
  readonly merges: boolean;
  readonly isReadOnly: boolean;
  /** Called when the note goes, which had the focus. */
  readonly onDone: () => void;
}

export function GaveWayNotes({ at, ...rest }: GaveWayNoteProps): JSX.Element | null {
  const notes = useGaveWay(at ?? '');
  const place = usePlace(at);
  const isTold = notes.length > 0;
  useLayoutEffect(() => (place === null || !isTold ? undefined : tellAt(place)), [place, isTold]);
  if (at === undefined || !isTold) return null;
  return (
    <>
      {notes.map((note) => (
        <FieldNote key={note.id} note={note} {...rest} />
      ))}
    </>
  );
}

function FieldNote({ note, ...field }: Omit<GaveWayNoteProps, 'at'> & { readonly note: Note }): JSX.Element {
  const { value, show = String, onWrite, merges, isReadOnly, onDone } = field;
  const mine = show(note.value);
  const both = merges && typeof note.value === 'string' ? mergeTyped(String(note.before ?? ''), value, mine) : mine;
  const put = (text: string): void => {
    onWrite(text);
    onDone();
  };
  return (
    <NoteCard
      note={note}
      mine={mine}
      onMine={isReadOnly ? null : () => put(mine)}
      onBoth={isReadOnly || both === mine || both === value || value === '' ? null : () => put(both)}
      onDone={onDone}
    />
  );
}

interface NoteCardProps {
  readonly note: Note;
  /** One's own value, in words. */
  readonly mine: string;
  /** What the field is called, where the note doesn't stand below it. */
  readonly where?: string;
  /** What stands there now, where one doesn't see it. */
  readonly now?: string;
  readonly onGo?: (() => void) | null;
  readonly onMine: (() => void) | null;
  readonly onBoth?: (() => void) | null;
  readonly onDone?: () => void;
}

export function NoteCard(props: NoteCardProps): JSX.Element {
  const { note, mine, where, now, onGo = null, onMine, onBoth = null, onDone } = props;
  const { t } = useText();
  const done = (work: (() => void) | null): void => {
    removeNotes(({ id, room }) => id === note.id && room === note.room);
    work?.();
    if (work !== null) announce(t('gaveWay.put'));
    onDone?.();
  };
  const name = where ?? '';
  const labelled = (label: string): { readonly 'aria-label'?: string } =>
    name === '' ? {} : { 'aria-label': `${label}: ${name}` };
  return (
    <div
      className={styles.note}
      role="group"
      aria-label={name === '' ? t('gaveWay.note') : `${t('gaveWay.note')}: ${name}`}
    >
      {where !== undefined && <p className={styles.where}>{where}</p>}
      <p>
        {whose(note, t)}
        {now !== undefined && note.why === 'fallen' && ` ${t('gaveWay.now', { value: quoted(now, t) })}`}
      </p>
      <p className={styles.mine} tabIndex={mine.length > 200 ? 0 : undefined}>
        {t('gaveWay.mine', { value: quoted(mine, t) })}
      </p>
      <div className={styles.buttons}>
        {onMine !== null && (
          <Button small onPress={() => done(onMine)} {...labelled(t('gaveWay.putMine'))}>
            {t('gaveWay.putMine')}
          </Button>
        )}
        {onBoth !== null && (
          <Button small onPress={() => done(onBoth)} {...labelled(t('gaveWay.putBoth'))}>
            {t('gaveWay.putBoth')}
          </Button>
        )}
        {onGo !== null && (
          <Button small variant="quiet" onPress={onGo} {...labelled(t('gaveWay.go'))}>
            {t('gaveWay.go')}
          </Button>
        )}
        <Button small variant="quiet" onPress={() => done(null)} {...labelled(t('gaveWay.understood'))}>
          {t('gaveWay.understood')}
        </Button>
      </div>
    </div>
  );
}

function whose({ why, by, person }: Note, t: Translate): string {
  if (why === 'missing') return t('gaveWay.missing');
  if (why === 'removed') return by === null ? t('gaveWay.removed') : t('gaveWay.removedBy', { name: by.name });
  if (by === null) return t('gaveWay.bySomebody');
  return by.id === person ? t('gaveWay.byMyself') : t('gaveWay.by', { name: by.name });
}

const quoted = (value: string, t: Translate): string =>
  value === '' ? t('gaveWay.empty') : t('gaveWay.quoted', { value });
