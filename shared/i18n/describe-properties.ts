/** What of a paragraph's look changed, in words. */
import type { Block } from '../document/block.ts';
import type { ComparedRow } from '../document/compare/compared.ts';
import type { TextKey, Translate } from './catalogue.ts';

const kinds: Readonly<Record<string, TextKey>> = {
  paragraph: 'editor.paragraph',
  heading1: 'editor.heading1',
  heading2: 'editor.heading2',
  heading3: 'editor.heading3',
  heading4: 'editor.heading4',
  quote: 'editor.quote',
  bullet: 'editor.bullet',
  number: 'editor.number',
  callout: 'editor.callout',
};

const names: Readonly<Record<string, TextKey>> = {
  indent: 'versions.property_indent',
  lang: 'versions.property_lang',
  asset: 'versions.property_asset',
  alt: 'versions.property_alt',
  decorative: 'versions.property_alt',
  width: 'versions.property_width',
  tone: 'versions.property_tone',
  headerRow: 'versions.property_header',
  headerColumn: 'versions.property_header',
};

/** `vorher Überschrift 2`, `Anders gestaltet: Einzug, Sprache`; nothing where only words changed. */
export function changedProperties({ properties }: ComparedRow, before: Block, after: Block, t: Translate): string[] {
  const said: string[] = [];
  if (before.kind !== after.kind) {
    const kind = kinds[before.kind];
    said.push(t('versions.kindWas', { kind: kind === undefined ? before.kind : t(kind) }));
  }
  const others = properties.filter((name) => name !== 'kind');
  const known = [...new Set(others.map((name) => t(names[name] ?? 'versions.property_more')))];
  if (known.length > 0) said.push(t('versions.properties', { names: known.join(', ') }));
  return said;
}
