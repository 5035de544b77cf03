/** A second folder that every backup is copied to. */
import { useState, type JSX } from 'react';
import type { Session } from '../../app/session.ts';
import { notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { useText } from '../../ui/text.ts';
import { useAction } from '../../ui/use-action.ts';
import styles from './files.module.css';

interface SecondPlaceProps {
  readonly session: Session;
  readonly second: string | null;
  readonly onChanged: () => void;
}

export function SecondPlace({ session, second, onChanged }: SecondPlaceProps): JSX.Element {
  const { t } = useText();
  const [folder, setFolder] = useState(second ?? '');
  const { busy, run } = useAction();
  const wanted = folder.trim();
  const save = (): void =>
    run(
      () => session.call('backups.setPlace', { folder: wanted === '' ? null : wanted }),
      () => {
        notify({ text: t(wanted === '' ? 'file.secondNone' : 'file.secondSet') });
        onChanged();
      },
    );
  return (
    <form
      className={styles.line}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextField
        label={t('file.second')}
        description={t('file.secondHint')}
        value={folder}
        onChange={setFolder}
        maxLength={4000}
      />
      <Button type="submit" busy={busy} why={wanted === (second ?? '') ? t('file.secondSame') : null}>
        {t('file.secondSave')}
      </Button>
    </form>
  );
}
