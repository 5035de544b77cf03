/** What is said of a suggested block that stands for something else than its text. */
import { isFrameKind } from '../../../shared/document/block.ts';
import type { Translate } from '../../../shared/i18n/catalogue.ts';

/** Null for a block that is its text: that is a paragraph that comes or goes. */
export function frameWords(kind: string, what: 'new' | 'gone', t: Translate): string | null {
  if (kind === 'image') return t(what === 'new' ? 'images.suggested' : 'images.suggestedAway');
  if (kind === 'table') return t(what === 'new' ? 'table.suggested' : 'table.suggestedAway');
  if (kind === 'contents') return t(what === 'new' ? 'numbers.contentsSuggested' : 'numbers.contentsSuggestedAway');
  if (!isFrameKind(kind)) return null;
  const name = t(kind === 'rule' ? 'editor.rule' : 'editor.pagebreak');
  return t(what === 'new' ? 'images.suggestedOther' : 'images.suggestedOtherAway', { kind: name });
}
