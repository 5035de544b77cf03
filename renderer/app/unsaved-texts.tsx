import { Copy } from 'lucide-react';
import type { JSX } from 'react';
import { Button } from '../ui/button.tsx';
import { copyText } from '../ui/copy.ts';
import { useText } from '../ui/text.ts';
import styles from './unsaved-texts.module.css';

/** What a person had typed when their access ended and no host had yet: to be copied before the window closes. */
export function UnsavedTexts({ texts }: { readonly texts: readonly string[] }): JSX.Element | null {
  const { t } = useText();
  if (texts.length === 0) return null;
  return (
    <section className={styles.texts} aria-labelledby="unsaved-texts">
      <h2 id="unsaved-texts">{t('drafts.unsavedTitle')}</h2>
      <p>{t('drafts.unsavedText')}</p>
      {texts.map((text, index) => (
        <div key={index}>
          <pre tabIndex={0}>{text}</pre>
          <Button small icon={<Copy size={16} strokeWidth={1.75} />} onPress={() => copyText(text, t)}>
            {t('drafts.copy')}
          </Button>
        </div>
      ))}
    </section>
  );
}
