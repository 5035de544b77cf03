/** Takes a mailed file of this project in: first what would come, then that. */
import { useEffect, useRef, useState, type JSX } from 'react';
import { describeFailure } from '../../../shared/i18n/catalogue.ts';
import { nameOfPerson } from '../../../shared/i18n/person-name.ts';
import type { MergeOutcome } from '../../../shared/rpc/file-schemas.ts';
import type { Session } from '../../app/session.ts';
import { shellBridge } from '../../app/shell-bridge.ts';
import { notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { Problem } from '../../ui/problem.tsx';
import { formatMoment, formatNumber, useText } from '../../ui/text.ts';
import styles from './files.module.css';

interface MergePartProps {
  readonly session: Session;
  /** A file that is looked at once it is shown; null for none. */
  readonly begin: string | null;
}

export function MergePart({ session, begin }: MergePartProps): JSX.Element {
  const { t, language } = useText();
  const bridge = shellBridge();
  const [path, setPath] = useState(begin ?? '');
  const [outcome, setOutcome] = useState<MergeOutcome | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const begun = useRef<string | null>(null);
  const ask = (call: 'file.mergePreview' | 'file.merge', file: string): void => {
    setBusy(true);
    setFailure(null);
    session
      .call(call, { path: file })
      .then((found) => {
        if (call === 'file.mergePreview') return setOutcome(found);
        setOutcome(null);
        setPath('');
        notify({ text: t('file.merged', { count: found.chapters.length }) });
      }, setFailure)
      .finally(() => setBusy(false))
      .catch(setFailure);
  };
  useEffect(() => {
    if (begin === null || begun.current === begin) return;
    begun.current = begin;
    ask('file.mergePreview', begin);
  });
  const pick = (): void =>
    void bridge?.pickFile().then((file) => {
      if (file === null) return;
      setPath(file);
      ask('file.mergePreview', file);
    }, setFailure);
  const nameOf = (person: string): string => nameOfPerson(session.membership.people, person, t);
  const authors = [...new Set((outcome?.authors ?? []).map(nameOf))];
  const empty =
    outcome !== null && outcome.chapters.length + outcome.comments + outcome.others.length + outcome.entries === 0;
  return (
    <div className={styles.part}>
      <p className={styles.lead}>{t('file.mergeLead')}</p>
      {bridge === null ? (
        <form
          className={styles.line}
          onSubmit={(event) => {
            event.preventDefault();
            if (path.trim() !== '') ask('file.mergePreview', path.trim());
          }}
        >
          <TextField label={t('file.mergePath')} value={path} onChange={setPath} maxLength={4000} isRequired />
          <Button type="submit" busy={busy}>
            {t('file.mergeLook')}
          </Button>
        </form>
      ) : (
        <p>
          <Button busy={busy} onPress={pick}>
            {t('file.mergePick')}
          </Button>
        </p>
      )}
      {failure !== null && <Problem title={t('file.mergeRefused')} text={describeFailure(t, failure)} />}
      {outcome !== null && (
        <section aria-label={t('file.mergeWhat')} className={styles.part}>
          <h3>{empty ? t('file.mergeNothing') : t('file.mergeWhat')}</h3>
          {outcome.mailed !== null && (
            <p className={styles.quiet}>{t('file.mailedAt', { time: formatMoment(outcome.mailed, language) })}</p>
          )}
          {authors.length > 0 && <p className={styles.quiet}>{t('file.mergeBy', { names: authors.join(', ') })}</p>}
          <ul className={styles.list}>
            {outcome.chapters.map((chapter) => (
              <li key={chapter.id} className={styles.chapter}>
                <strong>{chapter.title === '' ? t('common.untitled') : chapter.title}</strong>
                <span className={styles.facts}>
                  {chapter.isNew && `${t('file.newChapter')} · `}
                  {t('file.mergeCounts', {
                    written: formatNumber(chapter.counts.wordsInserted, language),
                    deleted: formatNumber(chapter.counts.wordsDeleted, language),
                    blocks: formatNumber(
                      chapter.counts.changed + chapter.counts.added + chapter.counts.removed,
                      language,
                    ),
                  })}
                  {!chapter.writes && ` · ${t('file.becomesDraft')}`}
                </span>
              </li>
            ))}
          </ul>
          {outcome.comments > 0 && (
            <p className={styles.quiet}>{t('file.mergeComments', { count: outcome.comments })}</p>
          )}
        </section>
      )}
      <div className={styles.actions}>
        <Button
          variant="primary"
          busy={busy}
          why={outcome === null || empty ? t('file.mergeFirst') : null}
          onPress={() => ask('file.merge', path.trim())}
        >
          {t('file.mergeDo')}
        </Button>
      </div>
    </div>
  );
}
