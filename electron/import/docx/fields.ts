/**
 * Fields: an instruction (`HYPERLINK …`, `TOC …`) and the result that Word computed last. They may span paragraphs and lie
 * within each other.
 */
import { isSafeLink, normalizeLink } from '../../../shared/document/link.ts';
import { referenceIn, type FieldReference } from './references.ts';

interface OpenField {
  instruction: string;
  /** What it means; null before the separator, behind which the result comes. */
  meaning: FieldMeaning | null;
}

export type FieldMeaning =
  | { readonly kind: 'text' }
  | { readonly kind: 'contents'; readonly of: 'headings' | 'tables' | 'figures' }
  | { readonly kind: 'link'; readonly address: string | null }
  | { readonly kind: 'number'; readonly label: 'table' | 'figure' | null }
  | { readonly kind: 'reference'; readonly to: FieldReference | null }
  | { readonly kind: 'form' };

const maxDepth = 50;

export function meaningOf(instruction: string): FieldMeaning {
  const words = instruction.trim().match(/"[^"]*"|\S+/g) ?? [];
  const bare = (word: string | undefined): string => (word ?? '').replace(/^"|"$/g, '');
  const name = bare(words[0]).toUpperCase();
  if (name === 'TOC') {
    const label = words.findIndex((word) => /^\\[ca]$/i.test(word));
    return { kind: 'contents', of: label < 0 ? 'headings' : listOf(bare(words[label + 1])) };
  }
  if (name === 'HYPERLINK') {
    const [, address] = words;
    // Without an address, or with one of a place in the document only (`\l`).
    if (address === undefined || address.startsWith('\\')) return { kind: 'text' };
    return { kind: 'link', address: safeAddress(bare(address)) };
  }
  if (name === 'SEQ') return { kind: 'number', label: captionOf(bare(words[1])) };
  if (['REF', 'PAGEREF', 'NOTEREF', 'STYLEREF'].includes(name))
    return { kind: 'reference', to: referenceIn(name, bare(words[1]), words.slice(2)) };
  return name.startsWith('FORM') ? { kind: 'form' } : { kind: 'text' };
}

const listOf = (label: string): 'tables' | 'figures' => (captionOf(label) === 'table' ? 'tables' : 'figures');

export function captionOf(label: string): 'table' | 'figure' | null {
  if (/^(table|tabelle)$/i.test(label)) return 'table';
  return /^(figure|abbildung|illustration|drawing|zeichnung|bild|grafik)$/i.test(label) ? 'figure' : null;
}

export const safeAddress = (address: string): string | null => (isSafeLink(address) ? address : normalizeLink(address));

/** The fields that are open at a place of the text. */
export class Fields {
  private readonly open: OpenField[] = [];
  private tooDeep = 0;

  begin(): void {
    if (this.open.length < maxDepth) this.open.push({ instruction: '', meaning: null });
    else this.tooDeep += 1;
  }

  instruct(text: string): void {
    const last = this.open[this.open.length - 1];
    if (last?.meaning === null && last.instruction.length < 5_000) last.instruction += text;
  }

  /** The result begins; what the field means. */
  separate(): FieldMeaning | null {
    const last = this.open[this.open.length - 1];
    if (this.tooDeep > 0 || last === undefined || last.meaning !== null) return null;
    last.meaning = meaningOf(last.instruction);
    return last.meaning;
  }

  end(): void {
    if (this.tooDeep > 0) this.tooDeep -= 1;
    else this.open.pop();
  }

  /** Whether text at this place is shown: not within an instruction, nor in a list of contents. */
  get shows(): boolean {
    return this.open.every(({ meaning }) => meaning !== null && meaning.kind !== 'contents');
  }

  get inContents(): boolean {
    return this.open.some(({ meaning }) => meaning?.kind === 'contents');
  }

  /** What the fields say of the text at this place: the address of a link, and the label of a caption's number. */
  get link(): string | null {
    for (const { meaning } of this.open) if (meaning?.kind === 'link') return meaning.address;
    return null;
  }
  /** What the words at this place refer to. */
  get reference(): FieldReference | null {
    let found: FieldReference | null = null;
    for (const { meaning } of this.open) if (meaning?.kind === 'reference') found = meaning.to;
    return found;
  }
  get numbers(): { readonly label: 'table' | 'figure' | null } | null {
    for (const { meaning } of this.open) if (meaning?.kind === 'number') return meaning;
    return null;
  }
}
