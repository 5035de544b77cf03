/** The title page, with the chapters and the pages they begin on. */
import type { JSX } from 'react';
import type { Session } from '../../app/session.ts';
import { useText } from '../../ui/text.ts';
import { Sheet } from './print-page.tsx';
import type { Page } from './use-pages.ts';

interface CoverProps {
  readonly session: Session;
  readonly pages: readonly Page[];
  /** Pages before the first of `pages`. */
  readonly offset: number;
  readonly total: number;
  readonly date: string;
  readonly footer: string;
}

export function Cover({ session, pages, offset, total, date, footer }: CoverProps): JSX.Element {
  const { t } = useText();
  const begins = new Map<string, { number: number; title: string; page: number }>();
  for (const [index, page] of pages.entries())
    for (const { chapter } of page) {
      const { id, number, title } = chapter.chapter;
      if (!begins.has(id)) begins.set(id, { number, title, page: index + 1 + offset });
    }
  return (
    <Sheet number={1} all={total} head={['', '']} footer={footer} label={t('print.cover')}>
      <div className="print-cover" data-many={begins.size > 24 || undefined}>
        <h1>{session.project.title}</h1>
        <p>{session.project.owner}</p>
        <p>{t('print.draft', { date })}</p>
        <ol>
          {[...begins].map(([id, { number, title, page }]) => (
            <li key={id}>
              <span>{number}</span>
              <span>{title}</span>
              <span>{page}</span>
            </li>
          ))}
        </ol>
      </div>
    </Sheet>
  );
}
