import type { JSX } from 'react';
import { useText } from '../../ui/text.ts';

/** A line across the page. */
export const Rule = (): JSX.Element => <hr />;

/** Where a new page begins in print. */
export function Pagebreak(): JSX.Element {
  const { t } = useText();
  return <div role="separator">{t('editor.pagebreak')}</div>;
}
