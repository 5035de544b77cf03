/** Comments in the margin of an OpenDocument text: who said it and when, who answered, and whether it is resolved. */
import { translate } from '../../../shared/i18n/catalogue.ts';
import { cleanName } from '../clean-text.ts';
import { el, join, words, type Markup } from '../docx/markup.ts';
import { wordTime } from '../docx/revisions.ts';
import type { PaperComment } from '../paper.ts';
import type { Remark } from '../pdf/shown.ts';

/** Characters: of a name, and of a comment. */
const [LONGEST_NAME, LONGEST] = [120, 20_000];

export function remarkMarkup({ thread, edge, comments }: Remark): Markup {
  const names = comments.map((_, index) => (index === 0 ? thread : `${thread}-${index + 1}`));
  return join(
    comments.map((comment, index) =>
      edge === 'end'
        ? el('office:annotation-end', { 'office:name': names[index] })
        : annotation(comment, names[index] ?? '', index === 0 ? undefined : thread),
    ),
  );
}

/** `parent`: the one that it answers, for those who know that; others show it beside it. */
function annotation(comment: PaperComment, name: string, parent: string | undefined): Markup {
  const { author, at, text, imported, state } = comment;
  const time = wordTime(Date.parse(imported?.at ?? at));
  return el(
    'office:annotation',
    {
      'office:name': name,
      'loext:resolved': state === 'resolved' ? 'true' : undefined,
      'loext:parent-name': parent,
    },
    el(
      'dc:creator',
      {},
      words(cleanName(imported?.name ?? author.name, LONGEST_NAME, translate('de', 'comparison.unknownAuthor'))),
    ),
    ...(time === undefined ? [] : [el('dc:date', {}, words(time))]),
    ...text
      .slice(0, LONGEST)
      .split('\n')
      .map((line) => el('text:p', {}, words(line))),
  );
}
