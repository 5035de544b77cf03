/** What stands in the margin of the page on this screen: paragraph numbers, line numbers. */
import { ListOrdered } from 'lucide-react';
import { memo, type JSX } from 'react';
import { ChooseItem, ChooseMenu } from '../ui/choose-menu.tsx';
import { useText } from '../ui/text.ts';
import { setView, useView } from './view-state.ts';

const parts = ['paragraphNumbers', 'lineNumbers'] as const;

export const MarginChoice = memo(function MarginChoice(): JSX.Element {
  const { t } = useText();
  const margin = useView((state) => state.margin);
  const names = { paragraphNumbers: t('numbers.viewParagraphs'), lineNumbers: t('numbers.viewLines') };
  const shown = parts.filter((part) => margin[part]);
  return (
    <ChooseMenu
      label={t('numbers.view')}
      title={t('numbers.view')}
      face={<ListOrdered size={16} strokeWidth={1.75} aria-hidden />}
      selectionMode="multiple"
      selectedKeys={shown}
      onSelectionChange={(keys) => {
        const has = (part: string): boolean => keys === 'all' || keys.has(part);
        setView({ margin: { paragraphNumbers: has('paragraphNumbers'), lineNumbers: has('lineNumbers') } });
      }}
    >
      {parts.map((part) => (
        <ChooseItem key={part} id={part} label={names[part]} />
      ))}
    </ChooseMenu>
  );
});
