/** What a proposal would change, a few places at first; its words to be copied where they can't be taken over any more. */
import { Copy } from 'lucide-react';
import { useState, type JSX } from 'react';
import { snippetOf } from '../../../shared/document/suggestion-list.ts';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy.ts';
import { useText } from '../../ui/text.ts';
import { changeName, otherChanges } from './describe.ts';
import { wordsOf, type Preview } from './proposal-watch.ts';
import { SnippetText } from './snippet-text.tsx';
import styles from './suggestions.module.css';

interface PreviewsProps {
  readonly previews: readonly Preview[];
}

const few = 4;

export function Previews({ previews }: PreviewsProps): JSX.Element {
  const { t } = useText();
  const [all, setAll] = useState(false);
  const shown = all ? previews : previews.slice(0, few);
  return (
    <>
      <ul className={styles.previews}>
        {shown.map(({ id, places, spots }) => (
          <li key={id}>
            <span className={styles.change}>{t(changeName(places))}</span>
            {spots.map(({ key, block, places: own }) => (
              <SnippetText key={key} snippet={snippetOf(block, own)} />
            ))}
            <span className={styles.others}>{otherChanges(places, t).join(' · ')}</span>
          </li>
        ))}
      </ul>
      {shown.length < previews.length && (
        <Button small variant="quiet" onPress={() => setAll(true)}>
          {t('suggest.proposalMore', { count: previews.length - shown.length })}
        </Button>
      )}
    </>
  );
}

export function CopyWords({ previews }: PreviewsProps): JSX.Element | null {
  const { t } = useText();
  const words = wordsOf(previews);
  if (words === '') return null;
  return (
    <Button small variant="quiet" icon={<Copy size={16} strokeWidth={1.75} />} onPress={() => copyText(words, t)}>
      {t('suggest.copyWords')}
    </Button>
  );
}
