/** The keys of the editor, from the same table that serves them. */
import { IS_APPLE } from 'lexical';
import type { JSX } from 'react';
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import { isSuggestingAction as isSuggesting } from '../suggestions/suggesting-actions.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useText } from '../../ui/text.ts';
import styles from './shortcut-help.module.css';
import { keyName, shownKeys, type EditorAction } from './shortcuts.ts';

const groups = {
  helpFormats: ['bold', 'italic', 'underline', 'strikethrough', 'subscript', 'superscript', 'clear', 'link'],
  helpBlocks: ['paragraph', 'heading1', 'heading2', 'heading3', 'heading4', 'bullet', 'number', 'moveUp', 'moveDown'],
  helpSuggest: [
    'switchMode',
    'nextSuggestion',
    'previousSuggestion',
    'showSuggestion',
    'acceptSuggestion',
    'rejectSuggestion',
  ],
  helpInsert: ['note', 'ref', 'citation', 'follow'],
  helpEdit: ['undo', 'redo', 'pastePlain', 'spelling', 'toolbar', 'help'],
} as const satisfies Record<string, readonly EditorAction[]>;
type Listed = (typeof groups)[keyof typeof groups][number];
const nameOf = (action: Listed): TextKey => {
  if (action === 'toolbar') return 'editor.toolbarKey';
  return isSuggesting(action) ? `suggest.${action}` : `editor.${action}`;
};

/** What works wherever one is in a project (`app/tool-keys.ts`). */
const everywhere: readonly (readonly [TextKey, readonly string[]])[] = [
  ['find.title', ['mod', 'F']],
  ['find.titleReplace', ['mod', 'H']],
  ['find.next', ['F3']],
  ['find.previous', ['shift', 'F3']],
  ['search.title', ['mod', 'shift', 'F']],
  ['find.goTo', ['mod', 'G']],
  ['reading.read', ['F8']],
  ['versions.title', ['F4']],
  ['travel.title', ['F2']],
  ['authors.who', ['mod', 'alt', 'U']],
  ['print.title', ['mod', 'P']],
];

const typed = [
  'helpTypedHeading',
  'helpTypedList',
  'helpTypedQuote',
  'helpTypedBold',
  'helpTypedMarks',
  'helpTypedUndo',
] as const;

export function ShortcutHelp({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const { t } = useText();
  const keys = (names: readonly string[]): JSX.Element => (
    <span className={styles.keys}>
      {names.map((name) => (
        <kbd key={name}>{keyName(name, IS_APPLE, t)}</kbd>
      ))}
    </span>
  );
  return (
    <Dialog title={t('editor.help')} onClose={onClose} wide>
      <p className={styles.intro}>{t('editor.helpText')}</p>
      <div className={styles.columns}>
        {(['helpFormats', 'helpBlocks', 'helpInsert', 'helpEdit', 'helpSuggest'] as const).map((group) => (
          <section key={group}>
            <h3 className={styles.heading}>{t(group === 'helpSuggest' ? 'suggest.help' : `editor.${group}`)}</h3>
            <dl className={styles.list}>
              {groups[group].map((action) => (
                <div key={action} className={styles.entry}>
                  <dt>{t(nameOf(action))}</dt>
                  <dd>{keys(shownKeys(action) ?? [])}</dd>
                </div>
              ))}
              {group === 'helpEdit' && (
                <div className={styles.entry}>
                  <dt>{t('editor.helpLineBreak')}</dt>
                  <dd>{keys(['shift', 'enter'])}</dd>
                </div>
              )}
            </dl>
          </section>
        ))}
        <section>
          <h3 className={styles.heading}>{t('find.helpEverywhere')}</h3>
          <dl className={styles.list}>
            {everywhere.map(([name, pressed]) => (
              <div key={name} className={styles.entry}>
                <dt>{t(name)}</dt>
                <dd>{keys(pressed)}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section>
          <h3 className={styles.heading}>{t('editor.helpTyped')}</h3>
          <ul className={styles.typed}>
            {typed.map((key) => (
              <li key={key}>{t(`editor.${key}`)}</li>
            ))}
            <li>{t('editor.helpTab')}</li>
          </ul>
        </section>
      </div>
    </Dialog>
  );
}
