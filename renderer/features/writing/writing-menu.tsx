/** In the status bar: the language of the paragraph one is in, and how much the editor helps with writing. */
import { BookA, SpellCheck } from 'lucide-react';
import { memo, useMemo, useSyncExternalStore, type JSX } from 'react';
import { Header, MenuItem, MenuSection } from 'react-aria-components';
import { useShallow } from 'zustand/react/shallow';
import {
  LANGUAGE_NAMES,
  OFFERED_LANGUAGES,
  primaryOf,
  type OfferedLanguage,
} from '../../../shared/german/languages.ts';
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import { setTools } from '../../app/tools-state.ts';
import { setView, useView } from '../../app/view-state.ts';
import { languageStore, setLanguage } from '../../editor/language/block-language.ts';
import type { PaperModel } from '../../editor/paper-model.ts';
import { ChooseItem, ChooseMenu } from '../../ui/choose-menu.tsx';
import menuStyles from '../../ui/menu.module.css';
import { useText } from '../../ui/text.ts';
import styles from './writing-menu.module.css';

/** What can be switched, by its name in the view. */
const switches = [
  { id: 'corrections', label: 'writing.corrections' },
  { id: 'spelling', label: 'writing.spelling' },
] as const satisfies readonly {
  id: string;
  label: TextKey;
}[];

export const WritingMenu = memo(function WritingMenu({ paper }: { readonly paper: PaperModel }): JSX.Element {
  const { t } = useText();
  const focused = useSyncExternalStore(paper.subscribe, paper.focused);
  const store = useMemo(() => languageStore(focused), [focused]);
  const language = useSyncExternalStore(store.subscribe, store.get);
  const view = useView(useShallow(({ corrections, spelling }) => ({ corrections, spelling })));
  const known = OFFERED_LANGUAGES.find((each) => each === language || each === primaryOf(language ?? ''));
  const shown =
    language === null
      ? t('writing.noLanguage')
      : language === 'mixed'
        ? t('writing.mixed')
        : t('writing.paragraph', { language: nameOf(language, known) });
  const choose = (id: string): void => {
    if (focused !== null) setLanguage(focused, id);
    // Once the list has closed and given the focus back to its button.
    requestAnimationFrame(() => focused?.focus());
  };
  const on = switches.filter(({ id }) => view[id]).map(({ id }) => id);
  return (
    <ChooseMenu
      label={t('writing.label')}
      title={`${t('writing.label')}: ${shown}`}
      face={
        <>
          <SpellCheck size={16} strokeWidth={1.75} aria-hidden />
          <span className={styles.name}>{shown}</span>
        </>
      }
      disabledKeys={focused?.editable === true ? [] : [...OFFERED_LANGUAGES]}
    >
      <MenuSection
        selectionMode="multiple"
        selectedKeys={on}
        onSelectionChange={(keys) => {
          for (const { id } of switches) setView({ [id]: keys === 'all' || keys.has(id) });
        }}
      >
        <Header className={styles.header ?? ''}>{t('writing.help')}</Header>
        {switches.map(({ id, label }) => (
          <ChooseItem key={id} id={id} label={t(label)} className={styles.item} />
        ))}
      </MenuSection>
      <MenuItem
        id="words"
        textValue={t('style.words')}
        className={`${menuStyles.item ?? ''} ${styles.item ?? ''}`}
        onAction={() => setTools({ dialog: 'words' })}
      >
        <BookA size={16} strokeWidth={1.75} aria-hidden />
        <span>{t('writing.wordsMore')}</span>
      </MenuItem>
      <MenuSection
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={language === null ? [] : [known ?? language]}
        onSelectionChange={(keys) => {
          const [id] = keys === 'all' ? [] : [...keys];
          if (id !== undefined) choose(String(id));
        }}
      >
        <Header className={styles.header ?? ''}>
          {t(focused?.editable === true ? 'writing.language' : 'writing.languageWhy')}
        </Header>
        {OFFERED_LANGUAGES.map((id) => (
          <ChooseItem key={id} id={id} label={LANGUAGE_NAMES[id]} lang={id} className={styles.item} />
        ))}
      </MenuSection>
    </ChooseMenu>
  );
});

const nameOf = (tag: string, known: OfferedLanguage | undefined): string =>
  known === undefined ? tag : LANGUAGE_NAMES[known];
