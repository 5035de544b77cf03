/** Language and appearance, as they stand in the status bar and on the start screen. */
import { Languages, SunMoon } from 'lucide-react';
import { memo, type JSX } from 'react';
import { languages } from '../../shared/i18n/catalogue.ts';
import { Choose } from '../ui/choose.tsx';
import { useText } from '../ui/text.ts';
import type { Theme } from './view-options.ts';
import { setView, useView } from './view-state.ts';

const themes = ['system', 'light', 'dark'] as const satisfies readonly Theme[];
const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

interface ViewChoicesProps {
  /** Where another language may stand beside it in words. */
  readonly iconsOnly?: boolean;
}

export const ViewChoices = memo(function ViewChoices({ iconsOnly = false }: ViewChoicesProps): JSX.Element {
  const { t, language } = useText();
  const theme = useView((state) => state.theme);
  const themeNames = { system: t('status.themeSystem'), light: t('status.themeLight'), dark: t('status.themeDark') };
  const languageNames = { de: t('common.german'), en: t('common.english') };
  return (
    <>
      <Choose
        label={t('status.theme')}
        icon={<SunMoon {...icon} />}
        value={theme}
        choices={themes.map((id) => ({ id, label: themeNames[id] }))}
        onChoose={(chosen) => setView({ theme: chosen })}
        iconOnly
      />
      <Choose
        label={t('status.language')}
        icon={<Languages {...icon} />}
        value={language}
        choices={languages.map((id) => ({ id, label: languageNames[id] }))}
        onChoose={(chosen) => setView({ language: chosen })}
        iconOnly={iconsOnly}
      />
    </>
  );
});
