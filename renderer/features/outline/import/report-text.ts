/** A report as plain lines, to keep or to send on. */
import type { ChapterReport, ImportReport } from '../../../../shared/domain/import-report.ts';
import type { Translate } from '../../../../shared/i18n/catalogue.ts';

/** What a chapter holds, in words: `120 Wörter, eine Tabelle`. */
export function contentOf(chapter: ChapterReport, t: Translate): string {
  const parts = [t('imports.words', { count: chapter.words })];
  for (const what of ['tables', 'images', 'footnotes', 'suggestions', 'comments'] as const)
    if (chapter[what] > 0) parts.push(t(`imports.${what}`, { count: chapter[what] }));
  if (chapter.imagesWithoutAlt > 0) parts.push(t('imports.withoutAlt', { count: chapter.imagesWithoutAlt }));
  return parts.join(' · ');
}

/** Where something stood. */
export function placeOf({ chapter, words }: ImportReport['left'][number]['places'][number], t: Translate): string {
  if (chapter === null) return words === '' ? t('imports.placeFile') : words;
  const number = chapter + 1;
  return words === '' ? t('imports.place', { number }) : t('imports.placeWords', { number, words });
}

export function reportText(report: ImportReport, t: Translate): string {
  const lines = [t('imports.reportName', { file: report.file }), `SHA-256 ${report.sha256}`, ''];
  report.chapters.forEach((chapter, index) => lines.push(`${index + 1} ${chapter.title} (${contentOf(chapter, t)})`));
  const names = peopleOf(report, t);
  if (names !== '') lines.push('', t('imports.people', { names }));
  lines.push('', report.left.length === 0 ? t('imports.leftNone') : t('imports.leftTitle'));
  for (const { what, count, places } of report.left) {
    lines.push(`- ${t(`imports.left_${what}`)} (${count})`);
    for (const place of places) lines.push(`    ${placeOf(place, t)}`);
    if (count > places.length) lines.push(`    ${t('imports.placeMore', { count: count - places.length })}`);
  }
  return `${lines.join('\n')}\n`;
}

export const peopleOf = ({ people }: ImportReport, t: Translate): string =>
  people.map(({ name }) => (name === '' ? t('imports.unnamed') : name)).join(', ');
