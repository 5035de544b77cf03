/** Chooses paragraphs of the paper, by number or words. */
import { Search } from 'lucide-react';
import { useDeferredValue, useMemo, useState, type JSX } from 'react';
import {
  Collection,
  Header,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  SearchField,
} from 'react-aria-components';
import type { PaperIndex, Target } from '../../../shared/document/paper-index.ts';
import type { GoalBlock } from '../../../shared/measures/coverage.ts';
import type { Session } from '../../app/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { useText } from '../../ui/text.ts';
import styles from './picker.module.css';
import { usePaperIndex } from './use-goals.ts';

interface GoalPickerProps {
  readonly session: Session;
  readonly title: string;
  readonly about?: string;
  readonly chosen: readonly GoalBlock[];
  /** Shown first. */
  readonly goals: readonly GoalBlock[];
  readonly onTake: (chosen: readonly GoalBlock[]) => void;
  readonly onClose: () => void;
}

/** More are not shown at once: nobody reads them, and each costs. */
const most = 150;

const keyOf = ({ chapter, block }: { readonly chapter: string; readonly block: string | null }): string =>
  `${chapter}/${block ?? ''}`;
const goalFrom = (key: string): GoalBlock => {
  const [chapter = '', block = ''] = key.split('/');
  return { chapter, block };
};

export function GoalPicker({ session, title, about, chosen, goals, onTake, onClose }: GoalPickerProps): JSX.Element {
  const { t } = useText();
  const index = usePaperIndex(session);
  const [words, setWords] = useState('');
  const [keys, setKeys] = useState<ReadonlySet<string>>(() => new Set(chosen.map(keyOf)));
  const wanted = useDeferredValue(words);
  const targets = useMemo(() => paragraphsOf(index), [index]);
  const first = useMemo(() => new Set([...goals, ...chosen].map(keyOf)), [goals, chosen]);
  const found = useMemo(() => targets.filter((target) => matches(target, wanted)), [targets, wanted]);
  const shown = found.slice(0, most);
  const sections = [
    { id: 'goals', name: t('measures.pickGoals'), items: found.filter((target) => first.has(keyOf(target))) },
    { id: 'others', name: t('measures.pickOthers'), items: shown.filter((target) => !first.has(keyOf(target))) },
  ].filter(({ items }) => items.length > 0);
  return (
    <Dialog title={title} onClose={onClose} wide>
      {about !== undefined && <p>{about}</p>}
      <SearchField className={styles.search ?? ''} value={words} onChange={setWords} autoFocus>
        <Label className="visually-hidden">{t('measures.pickSearch')}</Label>
        <Search size={16} strokeWidth={1.75} aria-hidden />
        <Input placeholder={t('measures.pickSearch')} autoComplete="off" spellCheck={false} maxLength={100} />
      </SearchField>
      <ListBox
        className={styles.list ?? ''}
        aria-label={t('measures.pickList')}
        selectionMode="multiple"
        selectionBehavior="toggle"
        items={sections}
        dependencies={[sections]}
        selectedKeys={keys}
        onSelectionChange={(selected) => {
          if (selected === 'all') return;
          // What the search hides stays chosen.
          const visible = new Set(sections.flatMap(({ items }) => items.map(keyOf)));
          const kept = [...keys].filter((key) => !visible.has(key));
          setKeys(new Set([...kept, ...[...selected].map(String)]));
        }}
        renderEmptyState={() => <p className={styles.none}>{t('measures.pickNone')}</p>}
      >
        {(section) => (
          <ListBoxSection id={section.id} className={styles.section ?? ''}>
            <Header className={styles.header ?? ''}>{section.name}</Header>
            <Collection items={section.items.map((target) => ({ ...target, id: keyOf(target) }))}>
              {(target) => (
                <ListBoxItem
                  id={target.id}
                  textValue={`${target.number} ${target.text}`}
                  className={styles.item ?? ''}
                  data-kind={target.kind}
                >
                  <span className={styles.box} aria-hidden />
                  <span className={styles.number}>{target.number}</span>
                  <span>{target.text}</span>
                </ListBoxItem>
              )}
            </Collection>
          </ListBoxSection>
        )}
      </ListBox>
      {found.length > most && <p>{t('measures.pickMore', { count: most })}</p>}
      <DialogActions>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
        <Button
          variant="primary"
          onPress={() => {
            onTake([...keys].map(goalFrom));
            onClose();
          }}
        >
          {t('measures.pickTake')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

const paragraphsOf = (index: PaperIndex): readonly Target[] =>
  index.chapters.flatMap(({ targets }) =>
    targets.filter(({ kind, block }) => block !== null && (kind === 'heading' || kind === 'paragraph')),
  );

/** Each word stands in it, or its number begins so. */
function matches({ number, text }: Target, words: string): boolean {
  const typed = words.toLowerCase().split(/\s+/u).filter(Boolean);
  const lower = text.toLowerCase();
  return typed.every((word) => lower.includes(word) || number.startsWith(word));
}
