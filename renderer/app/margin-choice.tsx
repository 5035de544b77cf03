/** What stands in the margin of the page on this screen: paragraph numbers, line numbers. */
import { Check, ListOrdered } from 'lucide-react';
import { memo, type JSX } from 'react';
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover, TooltipTrigger } from 'react-aria-components';
import chooseStyles from '../ui/choose.module.css';
import menuStyles from '../ui/menu.module.css';
import { useText } from '../ui/text.ts';
import { Tooltip } from '../ui/tooltip.tsx';
import { setView, useView } from './view-state.ts';

const parts = ['paragraphNumbers', 'lineNumbers'] as const;

export const MarginChoice = memo(function MarginChoice(): JSX.Element {
  const { t } = useText();
  const margin = useView((state) => state.margin);
  const names = { paragraphNumbers: t('numbers.viewParagraphs'), lineNumbers: t('numbers.viewLines') };
  const shown = parts.filter((part) => margin[part]);
  return (
    <MenuTrigger>
      <TooltipTrigger delay={500} closeDelay={80}>
        <AriaButton className={chooseStyles.button ?? ''} aria-label={t('numbers.view')}>
          <ListOrdered size={16} strokeWidth={1.75} aria-hidden />
        </AriaButton>
        <Tooltip>{t('numbers.view')}</Tooltip>
      </TooltipTrigger>
      <Popover className={menuStyles.popover ?? ''} placement="top end" offset={4}>
        <Menu
          className={menuStyles.menu ?? ''}
          aria-label={t('numbers.view')}
          selectionMode="multiple"
          selectedKeys={shown}
          onSelectionChange={(keys) => {
            const has = (part: string): boolean => keys === 'all' || keys.has(part);
            setView({ margin: { paragraphNumbers: has('paragraphNumbers'), lineNumbers: has('lineNumbers') } });
          }}
        >
          {parts.map((part) => (
            <MenuItem key={part} id={part} textValue={names[part]} className={menuStyles.item ?? ''}>
              {({ isSelected }) => (
                <>
                  <Check className={isSelected ? '' : chooseStyles.unchecked} size={16} strokeWidth={2} aria-hidden />
                  <span>{names[part]}</span>
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
});
