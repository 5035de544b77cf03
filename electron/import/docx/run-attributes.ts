/** What a run says of its words: formats, links, whose change they are, and their language. */
import { FORMATS, PLAIN, type Attributes } from '../../../shared/document/block.ts';
import { isSafeLink } from '../../../shared/document/link.ts';
import type { Context } from './context.ts';
import { readFormats, type Formats } from './styles.ts';
import { child, switchOf, valueOf, type XmlElement } from './xml.ts';

/** What the elements around a run say of it. */
export interface Around {
  readonly ins?: string;
  readonly del?: string;
  readonly link?: string | null;
}

export class RunAttributes {
  constructor(private readonly context: Context) {}

  /** Words that nobody changed end what was changed before them. */
  closeChanges(attrs: Attributes): void {
    const keys = Object.keys(attrs);
    if (!keys.some((key) => key.startsWith('ins:') || key.startsWith('del:'))) this.context.changes.close('text');
    if (!keys.some((key) => key.startsWith('fmt:'))) this.context.changes.close('format');
  }

  /** The attributes of words with these properties. */
  attributesOf(properties: XmlElement | undefined, { ins, del, link }: Around): Attributes {
    const { changes, fields } = this.context;
    const address = link ?? fields.link;
    const now = this.formatsOf(properties);
    const change = child(properties, 'w:rPrChange');
    const before = change === undefined ? now : this.formatsOf(child(change, 'w:rPr'));
    const attrs: Record<string, unknown> = {};
    const proposed: Record<string, unknown> = {};
    // What is suggested as a whole needs no suggested format.
    const [own, wanted] = ins === undefined ? [before, now] : [now, now];
    for (const format of FORMATS) {
      if (format === 'u' && address !== null) continue;
      if (own[format] === true) attrs[format] = true;
      if ((own[format] === true) !== (wanted[format] === true))
        proposed[format] = wanted[format] === true ? true : null;
    }
    if (isSafeLink(address)) attrs['link'] = address;
    if (ins !== undefined) attrs[`ins:${ins}`] = true;
    if (del !== undefined) attrs[`del:${del}`] = true;
    if (change !== undefined && Object.keys(proposed).length > 0)
      attrs[`fmt:${changes.of(change, 'format')}`] = proposed;
    else if (change !== undefined && ins === undefined) this.context.note('layoutChange');
    return Object.keys(attrs).length === 0 ? PLAIN : attrs;
  }

  private formatsOf(properties: XmlElement | undefined): Formats {
    return {
      ...this.context.reading.styles.characters(valueOf(properties, 'w:rStyle')),
      ...readFormats(properties),
    };
  }
}

/** Whose change it is, without the formats. */
export function withoutFormats(attrs: Attributes): Attributes {
  const kept = Object.entries(attrs).filter(([key]) => key.startsWith('ins:') || key.startsWith('del:'));
  return kept.length === 0 ? PLAIN : Object.fromEntries(kept);
}

export function languageOf(properties: XmlElement | undefined): string {
  const tags = child(properties, 'w:lang')?.attributes;
  const rightToLeft = switchOf(properties, 'w:rtl') === true;
  return (rightToLeft ? tags?.['w:bidi'] : tags?.['w:val']) ?? (rightToLeft ? 'ar' : '');
}
