/** „Textbausteine“ of the city's template, put into a section where the caret is. */
import { TextQuote } from 'lucide-react';
import type { JSX } from 'react';
import type { CityTemplate } from '../../../shared/council/city-template.ts';
import { insertParagraphs } from '../../editor/insert-paragraphs.ts';
import type { PaperModel } from '../../editor/paper-model.ts';
import { announce } from '../../ui/announcer.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import { useText } from '../../ui/text.ts';

interface BlocksMenuProps {
  readonly city: CityTemplate;
  readonly section: string;
  readonly heading: string;
  readonly model: PaperModel;
}

export function BlocksMenu({ city, section, heading, model }: BlocksMenuProps): JSX.Element | null {
  const { t } = useText();
  const offered = city.blocks.filter((block) => block.section === undefined || block.section === section);
  if (offered.length === 0) return null;
  return (
    <MenuButton
      small
      label={t('council.blocks', { heading })}
      icon={<TextQuote size={18} strokeWidth={1.75} aria-hidden />}
      commands={offered.map(({ id, title, text }) => ({
        id,
        label: title,
        run: () => {
          const session = model.session(section);
          if (session === null) return;
          // The menu gives the focus back to its button when it is gone: the words come behind that.
          requestAnimationFrame(() => {
            insertParagraphs(session, text);
            announce(t('council.blockInserted', { title }));
          });
        },
      }))}
    />
  );
}
