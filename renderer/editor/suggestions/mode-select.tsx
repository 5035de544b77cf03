/** The switch at the right of the toolbar: writing, suggesting, reading. */
import { BookOpen, Check, ChevronDown, PenLine, PencilRuler, type LucideIcon } from 'lucide-react';
import { useSyncExternalStore, type JSX } from 'react';
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue, Text } from 'react-aria-components';
import { announce } from '../../ui/announcer.tsx';
import { useText } from '../../ui/text.ts';
import { modes, type Mode, type ModeStore } from './modes.ts';
import styles from './mode-select.module.css';

const icons: Record<Mode, LucideIcon> = { write: PenLine, suggest: PencilRuler, read: BookOpen };

/** What is read out when a mode is chosen. */
export const modeNotice = {
  write: 'suggest.nowWrite',
  suggest: 'suggest.nowSuggest',
  read: 'suggest.nowRead',
} as const;

export function ModeSelect({ store }: { readonly store: ModeStore }): JSX.Element {
  const { t } = useText();
  const mode = useSyncExternalStore(store.subscribe, store.get);
  const Icon = icons[mode];
  return (
    <Select
      aria-label={t('suggest.mode')}
      value={mode}
      onChange={(key) => {
        const chosen = modes.find((each) => each === key);
        if (chosen === undefined) return;
        store.set(chosen);
        announce(t(modeNotice[chosen]));
      }}
    >
      <Button className={styles.button ?? ''} data-mode={mode}>
        <Icon size={17} strokeWidth={1.75} aria-hidden />
        <SelectValue className={styles.value ?? ''}>{t(`suggest.${mode}`)}</SelectValue>
        <ChevronDown size={16} strokeWidth={1.75} aria-hidden />
      </Button>
      <Popover className={styles.popover ?? ''} placement="bottom end" offset={4}>
        <ListBox className={styles.list ?? ''}>
          {modes.map((each) => {
            const Sign = icons[each];
            return (
              <ListBoxItem key={each} id={each} textValue={t(`suggest.${each}`)} className={styles.option ?? ''}>
                {({ isSelected }) => (
                  <>
                    <Sign size={18} strokeWidth={1.75} aria-hidden />
                    <span className={styles.words}>
                      <Text slot="label">{t(`suggest.${each}`)}</Text>
                      <Text slot="description" className={styles.text ?? ''}>
                        {t(`suggest.${each}Text`)}
                      </Text>
                    </span>
                    <Check size={16} strokeWidth={2} className={isSelected ? '' : styles.unchecked} aria-hidden />
                  </>
                )}
              </ListBoxItem>
            );
          })}
        </ListBox>
      </Popover>
    </Select>
  );
}
