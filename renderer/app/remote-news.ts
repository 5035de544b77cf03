/**
 * What others do in the chapter, or the measures, one is in, told in words: who writes where, who suggests, who decides. Collected and told
 * together, never more often than one likes, and not while one types. Knows neither React nor the live region.
 */
import type * as Y from 'yjs';
import { chapterText } from '../../shared/document/chapter.ts';
import { suggestionMap } from '../../shared/document/suggestions.ts';
import type { Translate } from '../../shared/i18n/catalogue.ts';

export type Loudness = 'off' | 'calm' | 'detailed';

/** Milliseconds between two announcements. */
const pause: Readonly<Record<Exclude<Loudness, 'off'>, number>> = { calm: 15_000, detailed: 4_000 };
/** Nothing is said for so long after a key of one's own. */
const afterKey = 1_500;
const mostAtOnce = 3;

/** Where somebody is, as far as it is known. */
export interface WriterPlace {
  readonly name: string;
  /** Such as „Absatz 7/2“; null where it isn't known. */
  readonly place: string | null;
  /** The last words before their caret. */
  readonly words: string;
}

/** In the measures, whose descriptions share a document. */
export interface MeasuresAtHand {
  /** The one of which it is told who writes in it, and what it is called; null for none. */
  readonly here: { readonly text: Y.Text; readonly name: () => string } | null;
  /** What those are called that a change was in; those that aren't told are left out. */
  readonly changed: (transaction: Y.Transaction) => readonly string[];
}

export interface NewsOptions {
  /** That of the chapter, or of the measures. */
  readonly doc: Y.Doc;
  readonly measures?: MeasuresAtHand;
  /** Whether what had been written before has come: that is no news. */
  readonly here?: () => boolean;
  readonly loudness: Exclude<Loudness, 'off'>;
  readonly t: Translate;
  /** What is known of the person behind a Yjs client; null for oneself and for strangers. */
  readonly writer: (client: number) => WriterPlace | null;
  /** The name of a person by id. */
  readonly nameOf: (person: string) => string;
  /** Oneself. */
  readonly me: string;
  readonly tell: (text: string) => void;
  readonly now?: () => number;
}

export class RemoteNews {
  private readonly writers = new Set<number>();
  private readonly events: string[] = [];
  private said = '';
  private toldAt = -Infinity;
  private keyAt = -Infinity;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly stop: () => void;

  constructor(private readonly options: NewsOptions) {
    const { doc, measures, here = () => true } = options;
    const text = measures === undefined ? chapterText(doc) : (measures.here?.text ?? null);
    const onText = (_event: unknown, transaction: Y.Transaction): void => {
      if (transaction.local || !here()) return;
      for (const [client, clock] of transaction.afterState)
        if (clock > (transaction.beforeState.get(client) ?? 0)) this.writers.add(client);
      this.later();
    };
    const suggestions = suggestionMap(doc);
    const onSuggestions = (event: Y.YMapEvent<unknown>, transaction: Y.Transaction): void => {
      if (transaction.local || !here()) return;
      for (const [key, { action }] of event.changes.keys)
        if (action === 'add') this.suggestion(key, suggestions, transaction);
    };
    text?.observe(onText);
    suggestions.observe(onSuggestions);
    this.stop = () => {
      text?.unobserve(onText);
      suggestions.unobserve(onSuggestions);
    };
  }

  /** Something else has happened, told with the rest. */
  add(event: string): void {
    this.events.push(event);
    this.later();
  }

  /** One has typed: what there is to say waits a moment. */
  typed(): void {
    this.keyAt = this.now();
  }

  destroy(): void {
    clearTimeout(this.timer);
    this.stop();
  }

  private suggestion(key: string, map: Y.Map<unknown>, transaction: Y.Transaction): void {
    const { t, me, nameOf, measures } = this.options;
    const [, property, decider] = key.split(':');
    const value = map.get(key);
    if (property === 'by' && typeof value === 'string' && value !== me)
      this.events.push(
        ...this.about(
          t(measures === undefined ? 'hearing.suggests' : 'hearing.suggestsOn', { name: nameOf(value) }),
          transaction,
        ),
      );
    else if (property === 'decided' && decider !== undefined && decider !== me && typeof value === 'object') {
      const accepted = value !== null && 'accepted' in value && value.accepted === true;
      this.events.push(
        ...this.about(t(accepted ? 'hearing.accepts' : 'hearing.rejects', { name: nameOf(decider) }), transaction),
      );
    } else return;
    this.later();
  }

  /** With the measures that it was in. */
  private about(what: string, transaction: Y.Transaction): readonly string[] {
    const { t, measures } = this.options;
    return measures === undefined
      ? [what]
      : measures.changed(transaction).map((measure) => t('hearing.onMeasure', { measure, what }));
  }

  private later(): void {
    if (this.timer !== undefined) return;
    const now = this.now();
    const wait = Math.max(this.toldAt + pause[this.options.loudness] - now, this.keyAt + afterKey - now, 300);
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.now() < this.keyAt + afterKey) this.later();
      else this.tellNow();
    }, wait);
  }

  private tellNow(): void {
    const { t, loudness, writer, tell, measures } = this.options;
    const here = measures?.here ?? null;
    const writing = [...this.writers].flatMap((client) => {
      const at = writer(client);
      if (at === null) return [];
      const place = at.place ?? t(here === null ? 'hearing.somewhere' : 'hearing.description');
      const words = loudness === 'detailed' && at.words !== '';
      const what = t(words ? 'hearing.writesWords' : 'hearing.writes', { name: at.name, place, words: at.words });
      return [here === null ? what : t('hearing.onMeasure', { measure: here.name(), what })];
    });
    this.writers.clear();
    const news = [...new Set([...this.events, ...writing])].slice(0, mostAtOnce).join(' ');
    this.events.length = 0;
    // Whoever goes on writing at the same place is no news.
    if (news === '' || news === this.said) return;
    this.said = news;
    this.toldAt = this.now();
    tell(news);
  }

  private now(): number {
    return (this.options.now ?? (() => performance.now()))();
  }
}
