/** What the sign at a block says of suggestions that concern the block itself. */
import { BLOCK_KINDS, type BlockKind } from '../../../shared/document/block.ts';
import { readProposed } from '../../../shared/document/proposed.ts';
import type { TextKey, Translate } from '../../../shared/i18n/catalogue.ts';
import { frameWords } from './frame-words.ts';
import type { SignedBlock } from './marks.ts';

const kindNames: Partial<Record<BlockKind, TextKey>> = {
  paragraph: 'editor.paragraph',
  heading1: 'editor.heading1',
  heading2: 'editor.heading2',
  heading3: 'editor.heading3',
  heading4: 'editor.heading4',
  bullet: 'editor.bullet',
  number: 'editor.number',
  quote: 'editor.quote',
  callout: 'editor.callout',
  rule: 'editor.rule',
  pagebreak: 'editor.pagebreak',
};

/** A kind of block by its name; the kind itself where a newer version made it. */
export function kindName(kind: string, t: Translate): string {
  const known = BLOCK_KINDS.find((each) => each === kind);
  const name = known === undefined ? undefined : kindNames[known];
  return name === undefined ? kind : t(name);
}

export function signWords({ kind, props, goes }: SignedBlock, t: Translate): string {
  const { ins, del, newKind, newIndent } = props;
  const words: string[] = [];
  if (del !== undefined) words.push(frameWords(kind, 'gone', t) ?? t(goes ? 'suggest.goneBlock' : 'suggest.joined'));
  if (ins !== undefined) words.push(frameWords(kind, 'new', t) ?? t('suggest.newBlock'));
  for (const { value } of readProposed(newKind)) words.push(t('suggest.becomes', { kind: kindName(value, t) }));
  for (const { value } of readProposed(newIndent)) words.push(indentWords(value, t));
  return words.join(' · ');
}

export const indentWords = (level: string, t: Translate): string =>
  level === '0' ? t('suggest.notIndented') : t('suggest.indented', { level });
