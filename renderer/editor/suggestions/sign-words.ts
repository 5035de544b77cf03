/** What the sign at a block says of suggestions that concern the block itself. */
import { BLOCK_KINDS, type BlockKind } from '../../../shared/document/block.ts';
import { proposedIn, type Proposable } from '../../../shared/document/proposed.ts';
import { LANGUAGE_NAMES, OFFERED_LANGUAGES, primaryOf } from '../../../shared/german/languages.ts';
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
  const { ins, del } = props;
  const words: string[] = [];
  if (del !== undefined) words.push(frameWords(kind, 'gone', t) ?? t(goes ? 'suggest.goneBlock' : 'suggest.joined'));
  if (ins !== undefined) words.push(frameWords(kind, 'new', t) ?? t('suggest.newBlock'));
  for (const { name, value } of proposedIn({ kind, props }))
    words.push(proposedWords(name, value === null ? '' : String(value), t));
  return words.join(' · ');
}

/** What is proposed for a property of a block; `value` is empty where it is to be taken away. */
export function proposedWords(name: Proposable, value: string, t: Translate): string {
  switch (name) {
    case 'kind':
      return t('suggest.becomes', { kind: kindName(value, t) });
    case 'indent':
      return value === '0' ? t('suggest.notIndented') : t('suggest.indented', { level: value });
    case 'lang':
      return value === '' ? t('decide.paperLanguage') : t('decide.language', { language: languageName(value) });
    case 'width':
      return value === '' ? t('decide.ownWidth') : t('decide.width', { width: value });
    case 'alt':
      return value === '' ? t('decide.noAlt') : t('decide.alt', { alt: value });
    case 'decorative':
      return t(value === '' ? 'decide.notDecorative' : 'decide.decorative');
  }
}

function languageName(tag: string): string {
  const known = OFFERED_LANGUAGES.find((each) => each === tag || each === primaryOf(tag));
  return known === undefined ? tag : LANGUAGE_NAMES[known];
}
