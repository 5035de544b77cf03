/** In the status bar: showing authors in the text, who wrote the words at the caret, contributions. */
import { ChartNoAxesColumn, UserPen, UserSearch } from 'lucide-react';
import { memo, type JSX } from 'react';
import { MenuItem, MenuSection } from 'react-aria-components';
import { setTools } from '../../app/tools-state.ts';
import { setView, useView } from '../../app/view-state.ts';
import { ChooseItem, ChooseMenu } from '../../ui/choose-menu.tsx';
import menuStyles from '../../ui/menu.module.css';
import { useText } from '../../ui/text.ts';
import { askWhoWrote } from './author-layer.tsx';

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

export const AuthorMenu = memo(function AuthorMenu(): JSX.Element {
  const { t } = useText();
  const shown = useView((state) => state.authorship);
  return (
    <ChooseMenu label={t('authors.menu')} title={t('authors.menu')} face={<UserPen {...icon} />}>
      <MenuSection
        aria-label={t('authors.menu')}
        selectionMode="multiple"
        selectedKeys={shown ? ['show'] : []}
        onSelectionChange={(keys) => setView({ authorship: keys === 'all' || keys.has('show') })}
      >
        <ChooseItem id="show" label={t('authors.show')} />
      </MenuSection>
      <MenuItem
        id="who"
        textValue={t('authors.who')}
        className={menuStyles.item ?? ''}
        // Once the list has given the focus back, so that the caret is where it was.
        onAction={() => setTimeout(askWhoWrote, 50)}
      >
        <UserSearch {...icon} />
        <span>{t('authors.whoKey')}</span>
      </MenuItem>
      <MenuItem
        id="contributions"
        textValue={t('authors.contributions')}
        className={menuStyles.item ?? ''}
        onAction={() => setTools({ dialog: 'contributions' })}
      >
        <ChartNoAxesColumn {...icon} />
        <span>{t('authors.contributions')}</span>
      </MenuItem>
    </ChooseMenu>
  );
});
