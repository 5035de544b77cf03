/** What a reference shows: computed from the index, in the language of the paper. */
import type { Target } from '../document/paper-index.ts';
import { translate, type Language } from './catalogue.ts';

/** „Abschnitt 7.2“, „Tabelle 3“ …; null: the target is gone. A heading without a number is named. */
export function describeTarget(language: Language, target: Target | null, headingNumbers: boolean): string {
  if (target === null) return translate(language, 'numbers.gone');
  const { kind, text } = target;
  const number = target.number === '' ? translate(language, 'numbers.newInText') : target.number;
  if (kind === 'heading' && !headingNumbers) return translate(language, 'numbers.refHeadingNamed', { text });
  switch (kind) {
    case 'chapter':
      return translate(language, 'numbers.refChapter', { number });
    case 'heading':
      return translate(language, 'numbers.refHeading', { number });
    case 'table':
      return translate(language, 'numbers.refTable', { number });
    case 'figure':
      return translate(language, 'numbers.refFigure', { number });
    case 'paragraph':
      return translate(language, 'numbers.refParagraph', { number });
  }
}
