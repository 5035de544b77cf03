/** The trial drafts of a chapter: those that are open, those that were put aside, and beginning one. */
import { ChevronRight, FlaskConical, FolderOpen, Undo2 } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { Trial } from '../../../shared/document/trials/trial-room.ts';
import { nameOfPerson } from '../../../shared/i18n/person-name.ts';
import type { Session } from '../../app/session.ts';
import { setTools } from '../../app/tools-state.ts';
import { beginTrial, setTrialAside } from '../../app/trials.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { formatMoment, useText } from '../../ui/text.ts';
import { useAction } from '../../ui/use-action.ts';
import styles from './trials.module.css';
import { useTrials } from './use-trials.ts';

interface TrialListProps {
  readonly session: Session;
  readonly chapter: ChapterView;
}

const icon = { size: 16, strokeWidth: 1.75 } as const;

export function TrialList({ session, chapter }: TrialListProps): JSX.Element {
  const { t, language } = useText();
  const { room, trials, mayWrite } = useTrials(session, chapter.id);
  const { busy, run } = useAction();
  const [name, setName] = useState<string | null>(null);
  const usual = t('trials.defaultName', { date: new Date().toLocaleDateString(language) });
  const blocked = session.chapterBlocked(chapter);
  const why = blocked === null ? null : t(blocked);
  const open = trials.filter(({ state }) => state === 'open');
  const closed = trials.filter(({ state }) => state !== 'open');
  const show = (trial: string): void => setTools({ trial: { chapter: chapter.id, trial } });
  const facts = ({ by, at, of }: Trial): string => {
    const person = nameOfPerson(session.membership.people, by, t);
    const told = t('trials.by', { person, time: formatMoment(new Date(at).toISOString(), language) });
    return of === '' ? told : `${told}, ${t('trials.of', { version: of })}`;
  };
  const begin = (): void => {
    const given = name?.trim() ?? '';
    run(
      () => beginTrial(session, chapter.id, { name: given === '' ? usual : given, of: '', content: null }),
      (id) => {
        if (id === null) return notify({ text: t('trials.failed'), tone: 'bad' });
        setName(null);
        show(id);
      },
    );
  };
  return (
    <section className={styles.list} aria-labelledby="trials-heading">
      <h4 id="trials-heading">{t('trials.heading')}</h4>
      <p className={styles.quiet}>{t('trials.about')}</p>
      {open.length > 0 && (
        <ul>
          {open.map((trial) => (
            <li key={trial.id} className={styles.item}>
              <span>
                {trial.name}
                <span className={styles.quiet}>{facts(trial)}</span>
              </span>
              <Button
                small
                icon={<FolderOpen {...icon} />}
                aria-label={t('trials.openOf', { name: trial.name })}
                onPress={() => show(trial.id)}
              >
                {t('trials.open')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <form
        className={styles.begin}
        onSubmit={(event) => {
          event.preventDefault();
          if (why === null && room !== null && !busy) begin();
        }}
      >
        <TextField label={t('trials.name')} value={name ?? usual} onChange={setName} maxLength={120} />
        <Button type="submit" small busy={busy} why={why} icon={<FlaskConical {...icon} />}>
          {t('trials.begin')}
        </Button>
      </form>
      {closed.length > 0 && (
        <details className={styles.closed}>
          <summary>
            <ChevronRight {...icon} aria-hidden />
            {t('trials.aside', { count: closed.length })}
          </summary>
          <ul>
            {closed.map((trial) => (
              <li key={trial.id} className={styles.item}>
                <span>
                  {trial.name}
                  <span className={styles.quiet}>
                    {t(trial.state === 'brought' ? 'trials.brought' : 'trials.dropped')}, {facts(trial)}
                  </span>
                </span>
                {mayWrite && (
                  <Button
                    small
                    variant="quiet"
                    icon={<Undo2 {...icon} />}
                    label={t('trials.againOf', { name: trial.name })}
                    onPress={() => run(() => setTrialAside(session, chapter.id, trial.id, false))}
                  />
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
