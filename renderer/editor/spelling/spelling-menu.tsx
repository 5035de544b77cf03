/** What could be meant by a misspelt word, and what else can be done with it; by mouse or by Alt+Enter. */
import { BookPlus, EyeOff } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, type JSX } from 'react';
import { Menu, MenuItem, Popover, Separator, Text } from 'react-aria-components';
import { announce } from '../../ui/announcer.tsx';
import menuStyles from '../../ui/menu.module.css';
import { useText } from '../../ui/text.ts';
import type { EditorSession } from '../editor-session.ts';
import { replaceText } from '../typing/replace-text.ts';
import type { Misspelling } from './misspellings.ts';
import type { Spelling } from './spelling.ts';
import styles from './spelling-menu.module.css';

interface SpellingMenuProps {
  readonly session: EditorSession;
  readonly spelling: Spelling;
  readonly misspelling: Misspelling;
  readonly onClose: () => void;
}

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

export function SpellingMenu({ session, spelling, misspelling, onClose }: SpellingMenuProps): JSX.Element {
  const { t } = useText();
  const anchor = useRef<HTMLSpanElement>(null);
  const { word, language } = misspelling;
  const [suggestions, setSuggestions] = useState<readonly string[] | null>(null);
  const [open, setOpen] = useState(false);

  useLayoutEffect(() => {
    const box = misspelling.range.getBoundingClientRect();
    const { style } = anchor.current ?? document.body;
    if (anchor.current === null) return;
    style.left = `${box.left}px`;
    style.top = `${box.top}px`;
    style.width = `${box.width}px`;
    style.height = `${box.height}px`;
    setOpen(true);
  }, [misspelling]);
  useEffect(() => {
    let gone = false;
    spelling
      .suggest(language, word)
      .then((found) => !gone && setSuggestions(found))
      .catch(() => !gone && setSuggestions([]));
    return () => {
      gone = true;
    };
  }, [spelling, language, word]);

  const close = (): void => {
    onClose();
    // Once the menu has closed and given the focus back.
    requestAnimationFrame(() => session.focus());
  };
  const act = (key: string): void => {
    const chosen = suggestions?.[Number(key.replace('suggestion', ''))];
    if (key === 'add') spelling.list?.add?.(word);
    else if (key === 'ignore') spelling.list?.ignore(word);
    else if (chosen !== undefined && !replaceText(session.editor, session.binding, misspelling, word, chosen))
      announce(t('writing.changedMeanwhile'));
    close();
  };
  const add = spelling.list?.add ?? null;
  return (
    <>
      <span ref={anchor} className={styles.anchor} aria-hidden />
      <Popover
        className={menuStyles.popover ?? ''}
        triggerRef={anchor}
        isOpen={open && suggestions !== null}
        onOpenChange={(next) => {
          if (!next) close();
        }}
        placement="bottom start"
        offset={4}
        aria-label={t('writing.spellingOf', { word })}
      >
        <Menu
          className={menuStyles.menu ?? ''}
          aria-label={t('writing.spellingOf', { word })}
          autoFocus="first"
          disabledKeys={add === null ? ['none', 'add'] : ['none']}
          onAction={(key) => act(String(key))}
        >
          {(suggestions ?? []).map((suggestion, index) => (
            <MenuItem
              key={suggestion}
              id={`suggestion${index}`}
              textValue={suggestion}
              className={`${menuStyles.item ?? ''} ${styles.suggestion ?? ''}`}
            >
              <Text slot="label" lang={language}>
                {suggestion}
              </Text>
            </MenuItem>
          ))}
          {suggestions?.length === 0 && (
            <MenuItem
              id="none"
              textValue={t('writing.noSuggestion')}
              className={`${menuStyles.item ?? ''} ${styles.none ?? ''}`}
            >
              <Text slot="label">{t('writing.noSuggestion')}</Text>
            </MenuItem>
          )}
          <Separator className={styles.separator ?? ''} />
          <MenuItem
            id="add"
            textValue={t('writing.addWord')}
            className={menuStyles.item ?? ''}
            data-blocked={add === null ? true : undefined}
          >
            <BookPlus {...icon} />
            <Text slot="label">{t('writing.addWord')}</Text>
            {add === null && (
              <Text slot="description" className={menuStyles.why ?? ''}>
                {t('writing.addWordWhy')}
              </Text>
            )}
          </MenuItem>
          <MenuItem id="ignore" textValue={t('writing.ignoreWord')} className={menuStyles.item ?? ''}>
            <EyeOff {...icon} />
            <Text slot="label">{t('writing.ignoreWord')}</Text>
          </MenuItem>
        </Menu>
      </Popover>
    </>
  );
}
