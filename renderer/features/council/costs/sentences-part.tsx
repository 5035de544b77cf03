/** The sentences that the table gives by itself: each with its state, to be taken into the text under the table. */
import { RefreshCw, TextCursorInput, Trash2 } from 'lucide-react';
import { useCallback, useMemo, type JSX } from 'react';
import type { CityTemplate } from '../../../../shared/council/city-template.ts';
import type { CostTable } from '../../../../shared/council/cost-table.ts';
import { sectionText } from '../../../../shared/document/council/paper-room.ts';
import { announce } from '../../../ui/announcer.tsx';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/text.ts';
import { useLive } from '../../../ui/use-live.ts';
import type { PaperForm } from '../paper-form.ts';
import styles from './costs.module.css';
import {
  dropSentence,
  flatOf,
  readTaken,
  statedSentences,
  takeSentence,
  type StatedSentence,
} from './taken-sentences.ts';

interface SentencesProps {
  readonly form: PaperForm;
  readonly costs: CostTable;
  readonly city: CityTemplate;
  readonly section: string;
  readonly why: string | null;
}

/** Milliseconds that the text may rest before it is read again. */
const pause = 250;
const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

export function SentencesPart({ form, costs, city, section, why }: SentencesProps): JSX.Element | null {
  const { t } = useText();
  const name = sectionText(section);
  const flat = useLive(
    useCallback(
      (listener: () => void) => {
        const text = form.doc.getText(name);
        let timer: ReturnType<typeof setTimeout> | undefined;
        const later = (): void => {
          clearTimeout(timer);
          timer = setTimeout(listener, pause);
        };
        text.observe(later);
        return () => {
          clearTimeout(timer);
          text.unobserve(later);
        };
      },
      [form, name],
    ),
    useCallback(() => flatOf(form.doc.getText(name)), [form, name]),
  );
  const sentences = useMemo(
    () => statedSentences(costs, city.costs.sentences, readTaken(form.rows), flat),
    [costs, city, form, flat],
  );
  if (sentences.length === 0) return null;
  const take = (chosen: readonly StatedSentence[]): void => {
    form.undo.addToScope(form.doc.getText(name));
    form.step(() => {
      for (const each of chosen) {
        if (each.state === 'gone') dropSentence(form.doc, name, each.text);
        else takeSentence(form.doc, name, each, form.origin);
      }
    });
    announce(t('council.sentencesTaken', { count: chosen.length }));
  };
  const open = sentences.filter(({ state }) => state !== 'current');
  return (
    <section className={styles.sentences} aria-labelledby="council-sentences">
      <header className={styles.sentencesHead}>
        <h4 id="council-sentences">{t('council.sentences')}</h4>
        {open.length > 1 && (
          <Button small icon={<TextCursorInput {...icon} />} why={why} onPress={() => take(open)}>
            {t('council.takeAll')}
          </Button>
        )}
      </header>
      {sentences.map((each) => (
        <div key={`${each.id} ${each.state}`} className={styles.sentence}>
          <p>{each.text}</p>
          <span className={styles.chip} data-state={each.state}>
            {t(`council.sentence_${each.state}`)}
          </span>
          {each.state !== 'current' && (
            <Button
              small
              icon={
                each.state === 'new' ? (
                  <TextCursorInput {...icon} />
                ) : each.state === 'stale' ? (
                  <RefreshCw {...icon} />
                ) : (
                  <Trash2 {...icon} />
                )
              }
              why={why}
              onPress={() => take([each])}
            >
              {t(`council.take_${each.state}`)}
            </Button>
          )}
        </div>
      ))}
    </section>
  );
}
