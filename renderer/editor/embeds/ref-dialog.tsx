/** Chooses what a cross-reference leads to: search through all that has a number, by keyboard alone if one likes. */
import { useMemo, useState, useSyncExternalStore, type JSX } from 'react';
import { Autocomplete, Input, Label, ListBox, ListBoxItem, SearchField } from 'react-aria-components';
import type { Target, TargetKind } from '../../../shared/document/paper-index.ts';
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
  const all = useMemo(() => elsewhere?.targets ?? paper.chapters.flatMap(({ targets }) => targets), [paper, elsewhere]);
  const offer = (target: Target): ReturnType<Elsewhere['offer']> =>
    elsewhere?.offer(target) ?? { name: index.name(target), warning: null };
  const [search, setSearch] = useState('');
  const [kind, setKind] = useState<Kinds>('all');
  const found = useMemo(() => searchTargets(all, search, kindsOf[kind]), [all, search, kind]);
  const names = {
    all: t('numbers.refAll'),
    headings: t('numbers.refHeadings'),
    tables: t('numbers.refTables'),
    figures: t('numbers.refFigures'),
    paragraphs: t('numbers.refParagraphs'),
  };
  const items = found.slice(0, most).map((target) => ({ id: keyOf(target), target, ...offer(target) }));
  const more = found.length - items.length;
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
            items={items}
            dependencies={[t]}
            renderEmptyState={() => <p className={styles.nothing}>{t('numbers.refNothing')}</p>}
            onAction={(key) => {
              const chosen = items.find(({ id }) => id === key);
              if (chosen !== undefined) onChoose(chosen.target);
            }}
          >
            {({ id, target, name, warning }) => (
              <ListBoxItem
                id={id}
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
            )}
          </ListBox>
        </Autocomplete>
        {more > 0 && <p className={styles.more}>{t('numbers.refMore', { count: more })}</p>}
      </div>
    </Dialog>
  );
}

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
