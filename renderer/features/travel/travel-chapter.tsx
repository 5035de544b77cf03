/** One chapter as it was at a moment, with what had changed in it, to read. */
import { useEffect, useMemo, useRef, type JSX, type RefObject } from 'react';
import * as Y from 'yjs';
import { marksOf } from '../../../shared/document/chapter-marks.ts';
import type { VersionChapter } from '../../../shared/document/compare/compare-papers.ts';
import { isChanged } from '../../../shared/document/compare/compared.ts';
import { imagesIn } from '../../../shared/document/images.ts';
import { notesWithin } from '../../../shared/document/notes-within.ts';
import { indexPaper } from '../../../shared/document/paper-index.ts';
import { DEFAULT_SETTINGS } from '../../../shared/document/paper-settings.ts';
import type { OutlineAt } from '../../../shared/rpc/history-schemas.ts';
import { describeFailure } from '../../../shared/i18n/catalogue.ts';
import { describeTarget } from '../../../shared/i18n/describe-target.ts';
import type { Session } from '../../app/session.ts';
import { useNearness } from '../../editor/chapter/use-nearness.ts';
import { labelsOf } from '../../editor/static/labels.tsx';
import { StaticNotes } from '../../editor/static/notes.tsx';
import { StaticBlocks } from '../../editor/static/static-blocks.tsx';
import { staticFrame, type StaticScene } from '../../editor/static/static-frame.tsx';
import { GroupName } from '../../ui/marks.tsx';
import { useText } from '../../ui/text.ts';
import { isEmpty, markedChapter, type MarkedChapter } from './marked-chapter.ts';
import type { TravelSource } from './travel-source.ts';
import { useLatest } from '../../app/use-latest.ts';
import styles from './travel.module.css';

interface TravelChapterProps {
  readonly session: Session;
  readonly source: TravelSource;
  readonly outline: OutlineAt;
  readonly chapter: string;
  /** What it is called today, until it is known what it was called. */
  readonly name: string;
  readonly at: number;
  /** Changes since this moment are marked; null for none. */
  readonly since: number | null;
  readonly scroller: RefObject<HTMLElement | null>;
  /** The only one that is shown: fetched at once. */
  readonly alone: boolean;
  /** Above 0 its first change is to be seen, anew with each number. */
  readonly reveal: number;
}

interface Pair {
  readonly text: VersionChapter | null;
  readonly before: VersionChapter | null | undefined;
}

export function TravelChapter(props: TravelChapterProps): JSX.Element {
  const { session, source, outline, chapter, name, at, since, scroller, alone, reveal } = props;
  const { t } = useText();
  const section = useRef<HTMLElement>(null);
  const nearness = useNearness(section, scroller);
  const open = alone || nearness !== 'far';
  const { value, failure, current } = useLatest<Pair>(open ? `${chapter} ${at} ${since ?? ''}` : null, async () => {
    const { text } = await source.chapter(chapter, at);
    return { text, before: since === null ? undefined : (await source.chapter(chapter, since)).text };
  });
  const entry = outline.chapters.find(({ id }) => id === chapter);
  const index = outline.chapters.findIndex(({ id }) => id === chapter);
  const group = session.membership.groups.find(({ id }) => id === entry?.group) ?? null;
  const text = value?.text ?? null;
  const before = value?.before;
  const marked = useMemo(() => (text === null ? null : markedChapter(before, text)), [text, before]);
  const revealed = useRef(0);
  useEffect(() => {
    if (reveal === revealed.current || reveal === 0) return;
    const element = section.current;
    const found = element?.querySelector('ins, del, [data-suggested], [data-change]') ?? null;
    // Far away it is not drawn yet: first its heading, and the change once it is here.
    if (current && marked !== null) revealed.current = reveal;
    (found !== null && current ? found : element)?.scrollIntoView({ block: found === null ? 'start' : 'center' });
  }, [reveal, current, marked]);
  const title = text?.title ?? name;
  const heading = `travel-${chapter}`;
  return (
    <section ref={section} className={styles.chapter} aria-labelledby={heading} data-chapter={chapter}>
      <h3 id={heading} className={styles.heading}>
        {index >= 0 && <span className={styles.number}>{index + 1}</span>}
        {title === '' ? t('common.untitled') : title}
      </h3>
      <p className={styles.owner}>
        {entry === undefined ? t('travel.notInPaper') : <GroupName group={group} />}
        {marked !== null && <Counts marked={marked} />}
      </p>
      {failure !== null && <p className={styles.care}>{describeFailure(t, failure)}</p>}
      {marked !== null && text !== null ? (
        <Text session={session} outline={outline} text={text} marked={marked} number={index + 1} />
      ) : value === null ? (
        <p className={styles.waiting}>{failure === null && t('common.loading')}</p>
      ) : (
        <p className={styles.waiting}>{t('travel.nothingYet')}</p>
      )}
    </section>
  );
}

function Counts({ marked: { counts } }: { readonly marked: MarkedChapter }): JSX.Element | null {
  const { t } = useText();
  if (counts === null || !isChanged(counts)) return null;
  return (
    <span className={styles.counts}>
      {t('travel.words', { come: counts.wordsInserted, gone: counts.wordsDeleted })}
    </span>
  );
}

interface TextProps {
  readonly session: Session;
  readonly outline: OutlineAt;
  readonly text: VersionChapter;
  readonly marked: MarkedChapter;
  readonly number: number;
}

function Text({ session, outline, text, marked, number }: TextProps): JSX.Element {
  const { t } = useText();
  const { index, labels } = useMemo(() => {
    const settings = outline.settings ?? DEFAULT_SETTINGS;
    const frozen = outline.chapters.find(({ id }) => id === text.id)?.numbers ?? [];
    const { id, title } = text;
    const marks = marksOf(text.blocks, notesWithin(text));
    const index = indexPaper([{ id, number, title, marks, frozen: new Map(frozen) }], settings.noteNumbers);
    const naming = {
      settings: () => settings,
      // Of another chapter it is told what it is called today.
      describe: (chapter: string, block: string | null) =>
        chapter === id
          ? describeTarget('de', index.target(chapter, block), settings.headingNumbers)
          : session.paper.index.describe(chapter, block),
    };
    return { index, labels: labelsOf(naming, index, id) };
  }, [session, outline, text, number]);
  const scene = useMemo<StaticScene>(
    () => ({
      doc: new Y.Doc(),
      index: session.paper.index,
      labels,
      view: 'marked',
      pictures: session.pictures,
      still: {
        tables: marked.tables,
        paper: index,
        pictures: new Set(imagesIn(marked.blocks).flatMap(({ asset }) => asset ?? [])),
      },
    }),
    [session, index, labels, marked],
  );
  const notes = useMemo(() => [...marked.notes].map(([id, blocks]) => ({ id, blocks })), [marked]);
  if (isEmpty(marked)) return <p className={styles.waiting}>{t('travel.nothingYet')}</p>;
  return (
    <div className="static-text">
      <StaticBlocks blocks={marked.blocks} labels={labels} numbered frame={(block) => staticFrame(scene, block)} />
      <StaticNotes notes={notes} number={(note) => index.chapter(text.id)?.notes.get(note)} label={t('travel.notes')} />
    </div>
  );
}
