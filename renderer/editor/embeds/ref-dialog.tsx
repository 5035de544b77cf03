/** Chooses what a cross-reference leads to: search through all that has a number, by keyboard alone if one likes. */
import { useMemo, useState, useSyncExternalStore, type JSX } from 'react';
import {
  Autocomplete,
  Header,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  SearchField,
} from 'react-aria-components';
import { HERE } from '../../../shared/document/embeds.ts';
import { ownTargets, type Target, type TargetKind } from '../../../shared/document/paper-index.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/field.tsx';
import { useText } from '../../ui/text.ts';
import type { Elsewhere } from '../numbering/elsewhere.ts';
import type { LiveIndex } from '../numbering/live-index.ts';
import styles from './embeds.module.css';

interface RefDialogProps {
  readonly index: LiveIndex;
  readonly onChoose: (target: Target) => void;
  readonly onClose: () => void;
}

/** More are not shown: one searches more closely. */
const most = 80;
const kinds = ['all', 'headings', 'tables', 'figures', 'paragraphs'] as const;
type Kinds = (typeof kinds)[number];
const kindsOf: Readonly<Record<Kinds, readonly TargetKind[]>> = {
  all: ['chapter', 'heading', 'table', 'figure', 'paragraph'],
  headings: ['chapter', 'heading'],
  tables: ['table'],
  figures: ['figure'],
  paragraphs: ['paragraph'],
};

export function RefDialog({ index, onChoose, onClose }: RefDialogProps): JSX.Element {
  const { t } = useText();
  const paper = useSyncExternalStore(index.subscribe, index.get);
  const elsewhere = useSyncExternalStore(index.subscribe, index.elsewhere);
  const own = useMemo(() => (elsewhere === null ? [] : ownTargets(paper).map(fromHere)), [paper, elsewhere]);
  const all = useMemo(() => elsewhere?.targets ?? paper.chapters.flatMap(({ targets }) => targets), [paper, elsewhere]);
  const offer = (target: Target): ReturnType<Elsewhere['offer']> =>
    (target.chapter === HERE ? null : elsewhere?.offer(target)) ?? { name: index.name(target), warning: null };
  const [search, setSearch] = useState('');
  const [kind, setKind] = useState<Kinds>('all');
  const foundHere = useMemo(() => searchTargets(own, search, kindsOf[kind]), [own, search, kind]);
  const foundThere = useMemo(() => searchTargets(all, search, kindsOf[kind]), [all, search, kind]);
  const names = {
    all: t('numbers.refAll'),
    headings: t('numbers.refHeadings'),
    tables: t('numbers.refTables'),
    figures: t('numbers.refFigures'),
    paragraphs: t('numbers.refParagraphs'),
  };
  const here = foundHere.slice(0, most);
  const there = foundThere.slice(0, most - here.length);
  const more = foundHere.length + foundThere.length - here.length - there.length;
  const choices = (targets: readonly Target[]): readonly JSX.Element[] =>
    targets.map((target) => {
      const { name, warning } = offer(target);
      return (
        <ListBoxItem
          key={keyOf(target)}
          id={keyOf(target)}
          className={styles.target ?? ''}
          textValue={`${name} ${target.text} ${warning ?? ''}`}
          data-kind={target.kind}
        >
          {/* Without slots all of it is its name: what is seen is heard. */}
          <span className={styles.targetName}>{name}</span>
          <span className={styles.targetText}>
            {target.text === '' ? t('numbers.refEmpty') : target.text}
            {warning !== null && <span className={styles.targetWarning}>{warning}</span>}
          </span>
        </ListBoxItem>
      );
    });
  return (
    <Dialog title={t('numbers.refTitle')} onClose={onClose} wide>
      <div className={styles.search}>
        <Autocomplete inputValue={search} onInputChange={setSearch}>
          <div className={styles.fields}>
            <SearchField autoFocus className={styles.field ?? ''}>
              <Label className={styles.label ?? ''}>{t('numbers.refSearch')}</Label>
              <Input className={styles.input ?? ''} placeholder={t('numbers.refSearchHint')} maxLength={100} />
            </SearchField>
            <Select
              label={t('numbers.refKind')}
              value={kind}
              choices={kinds.map((id) => ({ id, label: names[id] }))}
              onChange={(id) => setKind(kinds.find((each) => each === id) ?? 'all')}
            />
          </div>
          <ListBox
            className={styles.targets ?? ''}
            aria-label={t('numbers.refList')}
            data-elsewhere={elsewhere === null ? undefined : true}
            dependencies={[t]}
            renderEmptyState={() => <p className={styles.nothing}>{t('numbers.refNothing')}</p>}
            onAction={(key) => {
              const chosen = [...here, ...there].find((target) => keyOf(target) === key);
              if (chosen !== undefined) onChoose(chosen);
            }}
          >
            {elsewhere === null || own.length === 0 ? (
              choices(there)
            ) : (
              <>
                {here.length > 0 && (
                  <ListBoxSection id="here" className={styles.targetGroup ?? ''}>
                    <Header className={styles.targetHeader ?? ''}>{t(elsewhere.names.here)}</Header>
                    {choices(here)}
                  </ListBoxSection>
                )}
                {there.length > 0 && (
                  <ListBoxSection id="there" className={styles.targetGroup ?? ''}>
                    <Header className={styles.targetHeader ?? ''}>{t(elsewhere.names.there)}</Header>
                    {choices(there)}
                  </ListBoxSection>
                )}
              </>
            )}
          </ListBox>
        </Autocomplete>
        {more > 0 && <p className={styles.more}>{t('numbers.refMore', { count: more })}</p>}
      </div>
    </Dialog>
  );
}

/** As what a text without chapters says of its own. */
const fromHere = (target: Target): Target => ({ ...target, chapter: HERE });

const keyOf = ({ chapter, block }: Target): string => `${chapter} ${block ?? ''}`;

/** Without the search all but paragraphs, which are too many to look through. */
function searchTargets(offered: readonly Target[], search: string, wanted: readonly TargetKind[]): readonly Target[] {
  const words = folded(search)
    .split(/\s+/)
    .filter((word) => word !== '');
  const all = offered.filter(({ kind }) => wanted.includes(kind));
  if (words.length === 0) return wanted.length > 1 ? all.filter(({ kind }) => kind !== 'paragraph') : all;
  return all
    .map((target) => ({ target, score: scoreOf(target, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ target }) => target);
}

/** 0: not meant. A number that begins so counts more than words, and headings more than paragraphs. */
function scoreOf({ kind, number, text }: Target, words: readonly string[]): number {
  const content = folded(text);
  let score = kind === 'paragraph' ? 1 : 2;
  for (const word of words) {
    if (number === word) score += 40;
    else if (number.startsWith(word)) score += 10;
    else if (content.startsWith(word)) score += 6;
    else if (content.includes(word)) score += 4;
    else return 0;
  }
  return score;
}

/** Without regard to case and to marks on letters. */
const folded = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('ß', 'ss');
