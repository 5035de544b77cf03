/** Light or dark, as chosen or as the system has it; set on the root element, where tokens.css reads it. */
import type { Theme } from './view-options.ts';
import { useView } from './view-state.ts';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

function apply(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
}

/** Applies the theme now and whenever the choice or the system changes. */
export function followTheme(): void {
  apply(useView.getState().theme);
  useView.subscribe(({ theme }, before) => {
    if (theme !== before.theme) apply(theme);
  });
  dark.addEventListener('change', () => apply(useView.getState().theme));
}
