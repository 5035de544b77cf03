/** The tab „Prüfung“: what the style check found, gently, each with one press to mend it or to put it aside. */
import { ArrowRightLeft, BookA, Check, EyeOff } from 'lucide-react';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore, type JSX } from 'react';
import { asideKey, contextOf } from '../../../shared/german/style/check.ts';
import { STYLE_RULES, type StyleRuleId } from '../../../shared/german/style/finding.ts';
import { putAside, termOf } from '../../../shared/german/words.ts';
import { titleOf, type Session } from '../../app/session.ts';
import { setTools } from '../../app/tools-state.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { useText } from '../../ui/text.ts';
import { mendFinding, placeOf } from './mend.ts';
import { renameTerm } from './rename-term.ts';
import styles from './style-panel.module.css';
import { StyleWatch, type ListedFinding, type StyleState } from './style-watch.ts';
import { useProjectWords, wordsOrigin, type WordsRoom } from './use-project-words.ts';

interface StylePanelProps {
  readonly session: Session;
  readonly chapter: ChapterView | null;
}

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;
const nothing: StyleState = { findings: [], progress: null };
const keyOf = ({ chapter, part, block, from, rule }: ListedFinding): string =>
  `${chapter} ${part ?? ''} ${block} ${from} ${rule}`;

export function StylePanel({ session, chapter }: StylePanelProps): JSX.Element {
  const { t } = useText();
  const [scope, setScope] = useState<'this' | 'all'>('this');
  const room = useProjectWords(session);
  const { findings, progress } = useFindings(session, scope === 'all' ? null : (chapter?.id ?? ''), room);
  const groups = STYLE_RULES.map((rule) => ({ rule, found: findings.filter((each) => each.rule === rule) })).filter(
    ({ found }) => found.length > 0,
  );
  return (
    <div className={styles.panel}>
      <header className={styles.head}>
        <h3>{t('style.title')}</h3>
        <Button small icon={<BookA {...icon} />} onPress={() => setTools({ dialog: 'words' })}>
          {t('style.words')}
        </Button>
      </header>
      <Select
        small
        hideLabel
        label={t('style.scope')}
        choices={[
          { id: 'this', label: t('style.scopeThis') },
          { id: 'all', label: t('style.scopeAll') },
        ]}
        value={scope}
        onChange={(id) => setScope(id === 'all' ? 'all' : 'this')}
      />
      <p className={styles.quiet} role="status">
        {progress !== null && scope === 'all'
          ? t('style.progress', { done: progress.done, all: progress.all })
          : t(findings.length === 0 ? 'style.none' : 'style.found', { count: findings.length })}
      </p>
      {groups.map(({ rule, found }) => (
        <section key={rule} aria-labelledby={`style-${rule}`} className={styles.group}>
          <h4 id={`style-${rule}`}>
            {t(`style.${rule}`)} <span className={styles.count}>{found.length}</span>
          </h4>
          <p className={styles.quiet}>{t(whyOf[rule])}</p>
          <ul className={styles.list}>
            {found.map((finding) => (
              <FindingCard
                key={keyOf(finding)}
                session={session}
                finding={finding}
                room={room}
                withChapter={scope === 'all'}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const whyOf = {
  genderForm: 'style.genderFormWhy',
  genericMasculine: 'style.genericMasculineWhy',
  lookAlike: 'style.lookAlikeWhy',
  invisible: 'style.invisibleWhy',
  spaces: 'style.spacesWhy',
  spaceBeforeSign: 'style.spaceBeforeSignWhy',
  repeatedWord: 'style.repeatedWordWhy',
  agreement: 'style.agreementWhy',
  case: 'style.caseWhy',
  together: 'style.togetherWhy',
  term: 'style.termWhy',
  longSentence: 'style.longSentenceWhy',
} as const satisfies Record<StyleRuleId, string>;

interface FindingCardProps {
  readonly session: Session;
  readonly finding: ListedFinding;
  readonly room: WordsRoom;
  readonly withChapter: boolean;
}

function FindingCard({ session, finding, room, withChapter }: FindingCardProps): JSX.Element {
  const { t } = useText();
  const [busy, setBusy] = useState(false);
  const { chapter, text, mend, around } = finding;
  const view = session.chapters.find(({ id }) => id === chapter);
  const editor = session.paper.session(chapter);
  const blocked = view === undefined ? null : session.chapterBlocked(view);
  const why = blocked === null || editor?.editable === true ? null : t(blocked);
  const { before, after } = contextOf(around, finding);
  const long = finding.rule === 'longSentence';
  const shown = (words: string): string => words.replace(/^ +$/u, (spaces) => '␣'.repeat(spaces.length));
  const doMend = (): void => {
    setBusy(true);
    mendFinding(session, finding)
      .then((done) => announce(t(done ? 'style.mended' : 'writing.changedMeanwhile')))
      .catch((error: unknown) => reportError(error))
      .finally(() => setBusy(false));
  };
  return (
    <li className={styles.card}>
      <button
        type="button"
        className={styles.place}
        onClick={() => session.paper.reveal(placeOf(finding))}
        aria-label={t('style.show', { text: long ? text.slice(0, 80) : `${before}${text}${after}` })}
      >
        {withChapter && view !== undefined && (
          <span className={styles.quiet}>{`${view.number} ${titleOf(view, t)}`}</span>
        )}
        <span className={styles.context}>
          {long ? (
            `${text.slice(0, 110)}…`
          ) : (
            <>
              {before}
              <mark>{shown(text)}</mark>
              {after}
            </>
          )}
        </span>
        {long && <span className={styles.quiet}>{t('style.sentenceWords', { number: finding.count ?? 0 })}</span>}
      </button>
      <div className={styles.actions}>
        {mend !== null && (
          <Button small busy={busy} why={why} icon={<Check {...icon} />} onPress={doMend}>
            {mend.trim() === '' ? t('style.mendSpace') : mend}
          </Button>
        )}
        <Button
          small
          variant="quiet"
          icon={<EyeOff {...icon} />}
          label={t('style.aside')}
          why={room.doc === null ? t('writing.addWordWhy') : null}
          onPress={() => {
            if (room.doc !== null) putAside(room.doc, asideKey(finding, around), wordsOrigin);
          }}
        />
        {finding.rule === 'term' && (
          <Button
            small
            variant="quiet"
            icon={<ArrowRightLeft {...icon} />}
            label={t('style.rename')}
            onPress={() =>
              renameTerm(termOf(room.words.terms, text) ?? { old: text, replacement: mend ?? '', forms: new Map() })
            }
          />
        )}
      </div>
    </li>
  );
}

/** Of one chapter, or with null of the whole paper. */
function useFindings(session: Session, chapter: string | null, { words }: WordsRoom): StyleState {
  const { paper, rooms, roomOf } = session;
  const ids = session.chapters.map(({ id }) => id).join(' ');
  /** A function of the project alone, though each render brings another. */
  const latest = useRef(roomOf);
  const [watch, setWatch] = useState<StyleWatch | null>(null);
  useEffect(() => {
    const chapters = chapter === null ? ids.split(' ') : chapter === '' ? [] : [chapter];
    const made = new StyleWatch({ paper, rooms, roomOf: latest.current }, chapters, words);
    setWatch(made);
    return () => made.destroy();
  }, [paper, rooms, ids, chapter, words]);
  const subscribe = useMemo(() => watch?.subscribe ?? (() => () => undefined), [watch]);
  return useSyncExternalStore(subscribe, () => watch?.get() ?? nothing);
}
