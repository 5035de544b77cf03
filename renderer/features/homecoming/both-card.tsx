/** One paragraph that both changed: what stood before, each version, what stands now, and what one may do about it. */
import { Check, Combine, RotateCcw } from 'lucide-react';
import { useMemo, useState, type JSX } from 'react';
import { rowsBeside, partOf } from '../../../shared/document/homecoming/both-changed.ts';
import { choiceOperations, isChosen, type Choice } from '../../../shared/document/homecoming/choose.ts';
import { EMPTY_TEXT } from '../../../shared/document/homecoming/groups.ts';
import type { BothChanged } from '../../../shared/document/homecoming/home-states.ts';
import { textIn } from '../../../shared/document/homecoming/texts.ts';
import { setGone } from '../../../shared/document/table-edit.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import type { Session } from '../../app/session.ts';
import { writeStep } from '../../app/written-step.ts';
import { notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useText } from '../../ui/text.ts';
import type { ToldChapter } from './chapter-states.ts';
import styles from './homecoming.module.css';
import { usePresentBlocks } from './use-present-blocks.ts';
import { VersionWords } from './version-words.tsx';

interface BothCardProps {
  readonly session: Session;
  readonly chapter: ChapterView;
  readonly states: ToldChapter['states'];
  readonly both: BothChanged;
  readonly heading: string;
  readonly isDone: boolean;
  readonly onDone: (done: boolean) => void;
  readonly onShow: (block: string) => void;
}

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

export function BothCard(props: BothCardProps): JSX.Element {
  const { session, chapter, states, both, heading, isDone, onDone, onShow } = props;
  const { t } = useText();
  const { busy, run } = useAction();
  const [before, setBefore] = useState(false);
  const current = usePresentBlocks(session, chapter.id, both.text);
  const mine = useMemo(() => rowsBeside(both, both.mine), [both]);
  const theirs = useMemo(() => rowsBeside(both, both.theirs), [both]);
  const now = useMemo(() => (current === null ? null : rowsBeside(both, partOf(both, current))), [both, current]);
  const was = useMemo(() => rowsBeside(both, both.before), [both]);
  const stands = (choice: Choice): boolean => current !== null && isChosen(both, choice, current);
  const take = (choice: Choice): void =>
    run(
      () => {
        const home = textIn(states.now, both.text) ?? EMPTY_TEXT;
        const side = textIn(states[choice], both.text) ?? EMPTY_TEXT;
        const lines = both.lines[choice];
        return writeStep(session, chapter.id, {
          text: both.text,
          operations: (blocks) => choiceOperations(home, both, choice, side, blocks),
          ...(lines.length === 0
            ? {}
            : { more: (doc) => lines.forEach(({ table, type, id }) => setGone(doc, table, type, [id], false, null)) }),
        });
      },
      (step) => {
        if (step === 'late') return notify({ text: t('homecoming.late'), tone: 'bad' });
        onDone(true);
        if (step === null) return notify({ text: t('homecoming.already') });
        const done = t(choice === 'mine' ? 'homecoming.tookMine' : 'homecoming.tookTheirs');
        notify({
          text: step.how === 'proposed' ? t('homecoming.proposed') : done,
          action: {
            label: t('common.undo'),
            run: () => {
              step.undo();
              onDone(false);
            },
          },
        });
      },
    );
  const first = (current === null ? [] : partOf(both, current))[0]?.id ?? null;
  return (
    <li className={styles.both} data-done={isDone || undefined}>
      <section aria-label={heading}>
        <div className={styles.bothHead}>
          <h5>{heading}</h5>
          {isDone && (
            <span className={styles.done}>
              <Check {...icon} /> {t('homecoming.done')}
            </span>
          )}
          <button type="button" className={styles.fold} aria-expanded={before} onClick={() => setBefore(!before)}>
            {t('homecoming.before')}
          </button>
        </div>
        {before && (
          <div className={styles.before}>
            <VersionWords rows={was} gone={t('homecoming.gone')} />
          </div>
        )}
        <div className={styles.sides}>
          <Version title={t('homecoming.mine')} isNow={stands('mine')}>
            <VersionWords rows={mine} gone={t('homecoming.gone')} />
          </Version>
          <Version title={t('homecoming.theirs')} isNow={stands('theirs')}>
            <VersionWords rows={theirs} gone={t('homecoming.gone')} />
          </Version>
          <Version title={t('homecoming.now')} isNow={false}>
            {now !== null && <VersionWords rows={now} gone={t('homecoming.goneNow')} />}
          </Version>
        </div>
        <div className={styles.actions}>
          <Button small busy={busy} onPress={() => take('mine')}>
            {t('homecoming.takeMine')}
          </Button>
          <Button small busy={busy} onPress={() => take('theirs')}>
            {t('homecoming.takeTheirs')}
          </Button>
          <Button
            small
            icon={<Combine {...icon} />}
            onPress={() => {
              onDone(true);
              if (first !== null) onShow(first);
              notify({ text: t('homecoming.combineHint') });
            }}
          >
            {t('homecoming.combine')}
          </Button>
          <Button
            small
            variant="quiet"
            icon={isDone ? <RotateCcw {...icon} /> : <Check {...icon} />}
            onPress={() => onDone(!isDone)}
          >
            {t(isDone ? 'homecoming.reopen' : 'homecoming.done')}
          </Button>
        </div>
      </section>
    </li>
  );
}

interface VersionProps {
  readonly title: string;
  readonly isNow: boolean;
  readonly children: JSX.Element | null | false;
}

function Version({ title, isNow, children }: VersionProps): JSX.Element {
  const { t } = useText();
  return (
    <div className={styles.version} role="group" aria-label={title} data-now={isNow || undefined}>
      <h6>
        {title}
        {isNow && <span className={styles.quiet}> · {t('homecoming.isNow')}</span>}
      </h6>
      {children}
    </div>
  );
}
