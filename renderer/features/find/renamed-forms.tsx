/** The inflected forms that are found and renamed along with a term, and what the words one is at become. */
import { X } from 'lucide-react';
import type { JSX } from 'react';
import { templateFor, type FindQuery } from '../../../shared/document/find.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import { setQueryPart } from './find-state.ts';
import type { Hit } from './hits.ts';
import styles from './find-panel.module.css';

interface RenamedFormsProps {
  readonly query: FindQuery;
  readonly template: string;
  readonly current: Hit | null;
}

export function RenamedForms({ query, template, current }: RenamedFormsProps): JSX.Element | null {
  const { t } = useText();
  if (query.forms === undefined || query.regex) return null;
  return (
    <div className={styles.forms}>
      <p className={styles.hint}>{t('find.forms')}</p>
      <Button
        small
        variant="quiet"
        label={t('find.formsOff')}
        icon={<X size={16} strokeWidth={1.75} aria-hidden />}
        onPress={() => setQueryPart({ forms: undefined })}
      />
      <ul className={styles.hint}>
        {shownForms(query.forms).map(([form, becomes]) => (
          <li key={form}>
            {form} → {becomes}
          </li>
        ))}
      </ul>
      {current !== null && (
        <p className={styles.becomes}>
          {t('find.becomes', { text: current.matched, becomes: templateFor(query, template, current.matched) })}
        </p>
      )}
    </div>
  );
}

/** Without those that only begin a sentence. */
function shownForms(forms: ReadonlyMap<string, string>): (readonly [string, string])[] {
  const small = (form: string): string => form.slice(0, 1).toLowerCase() + form.slice(1);
  return [...forms].filter(([form]) => small(form) === form || !forms.has(small(form)));
}
