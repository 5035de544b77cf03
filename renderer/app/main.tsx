/** The page's beginning. */
import '@fontsource-variable/source-sans-3/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import '../ui/tokens.css';
import '../ui/base.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { createPageRoot } from '../ui/page-root.ts';
import { I18nProvider } from 'react-aria-components';
import { I18nextProvider } from 'react-i18next';
import { StrictMode, type JSX } from 'react';
import { catalogue } from '../../shared/i18n/catalogue.ts';
import { Notices } from '../ui/notices.tsx';
import { useText } from '../ui/text.ts';
import { App } from './app.tsx';
import { queries } from './host-state.ts';
import { shellBridge } from './shell-bridge.ts';
import { followTheme } from './theme.ts';
import { useView } from './view-state.ts';

function followLanguage(): void {
  let told: string | null = null;
  const apply = (): void => {
    const { language } = useView.getState();
    // Setting it anew styles the whole page anew, and the view changes with each chapter that one scrolls to.
    if (told === language) return;
    told = language;
    document.documentElement.lang = language;
    shellBridge()?.setLanguage(language);
    if (catalogue.language !== language) void catalogue.changeLanguage(language);
  };
  apply();
  useView.subscribe(apply);
}

function Page(): JSX.Element {
  const { t, language } = useText();
  return (
    <I18nProvider locale={language === 'de' ? 'de-DE' : 'en-GB'}>
      <App />
      <Notices label={t('common.notices')} closeLabel={t('common.close')} />
    </I18nProvider>
  );
}

// A link pasted over the address changes only what stands behind the #; the page has to arrive anew.
window.addEventListener('hashchange', () => window.location.reload());
followTheme();
followLanguage();
const root = document.getElementById('root');
if (root !== null) {
  createPageRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={catalogue}>
        <QueryClientProvider client={queries}>
          <Page />
        </QueryClientProvider>
      </I18nextProvider>
    </StrictMode>,
  );
}
