/**
 * Reads a DOCX into plain blocks. To be run where it can be killed (`import-worker.ts`): it is careful, but the file is a
 * stranger's. Throws a Failure that says why the file can't be taken.
 */
import { isFrameKind } from '../../../shared/document/block.ts';
import { readImageHeader } from '../../../shared/images/image-header.ts';
import { maxImageBytes, maxImagePixels } from '../../../shared/images/limits.ts';
import { withoutMetadata } from '../../../shared/images/without-metadata.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import { noteOf } from '../embeds.ts';
import type { ImportedComment, ImportedImage, ImportedNote, ImportedText } from '../imported-text.ts';
import { mergeCaptions } from './captions.ts';
import { Context } from './context.ts';
import { innerBlock, lengthOf, plainBlock, Story, type Draft, type Place } from './draft.ts';
import { Fields } from './fields.ts';
import { docxLimits } from './limits.ts';
import { readNumbering } from './numbering.ts';
import { DocxPackage, type Relationships } from './package.ts';
import { BlockReader } from './read-blocks.ts';
import { readComments, saysSomething, type WordsOfComment } from './read-comments.ts';
import { resolveReferences } from './references.ts';
import { tooLarge } from './refuse.ts';
import { readStyles } from './styles.ts';
import { child, wholeNumber, type XmlElement } from './xml.ts';

/** A4 with Word's margins, in EMU. */
const usualWidth = 5_760_720;
const emuInTwip = 635;

/** `progress` hears how far it is, 0 to 1. */
export async function readDocx(
  bytes: Uint8Array,
  progress: (share: number) => void = () => undefined,
): Promise<ImportedText> {
  let all = 1;
  let done = 0;
  const zip = await DocxPackage.open(bytes, (count) => {
    done += count;
    progress(Math.min(1, done / all));
  });
  const main = await zip.mainPart();
  all = Math.max(1, zip.sizeOf(main));
  const relationships = await zip.relationshipsOf(main);
  const part = (type: string): string | null =>
    [...relationships.values()].find((each) => each.type === type)?.part ?? null;
  const styles = readStyles(await zip.root(part('styles')), await zip.root(part('settings')));
  const context = new Context({ styles, lists: readNumbering(await zip.root(part('numbering'))) });
  context.relationships = relationships;
  const notes = new Notes(context, {
    footnote: await notePart(zip, part('footnotes')),
    endnote: await notePart(zip, part('endnotes')),
  });
  const comments = readComments(await zip.root(part('comments')), await zip.root(part('commentsExtended')));
  for (const { type, part: name } of relationships.values()) {
    if (type !== 'header' && type !== 'footer') continue;
    const said = saysSomething(await zip.root(name));
    if (said !== '') context.note('headerFooter', said);
  }
  const reader: BlockReader = new BlockReader(context, (kind, id) => notes.read(kind, id, reader));
  const body = new Story(context.places);
  let width = usualWidth;
  await zip.eachInside(main, (element) => {
    context.block = body.drafts.length;
    if (element.name === 'w:sectPr') width = textWidth(element) ?? width;
    else reader.read(element, body);
  });
  body.finish();
  const { images, missing } = await unpackPictures(zip, context, width);
  const blocks = mergeCaptions(
    body.drafts.filter((draft) => !missing.has(draft)),
    context.places,
  );
  if (blocks.length === 0) throw new Failure('importEmpty');
  resolveReferences(
    context,
    blocks,
    notes.all.flatMap(({ drafts }) => drafts),
  );
  return finish({ context, body: body.drafts, blocks, images, notes: notes.all, comments });
}

interface Finished {
  readonly context: Context;
  /** Everything that was read, and what stays of it. */
  readonly body: readonly Draft[];
  readonly blocks: readonly Draft[];
  readonly images: readonly ImportedImage[];
  readonly notes: readonly ReadNote[];
  readonly comments: readonly WordsOfComment[];
}

function finish({ context, body, blocks, images, notes, comments }: Finished): ImportedText {
  const index = new Map(blocks.map((draft, at) => [draft, at]));
  const inNote = new Map(notes.flatMap(({ id, drafts }) => drafts.map((draft) => [draft, id] as const)));
  const places = (place: Place | undefined): ImportedComment['from'] => {
    if (place === undefined) return null;
    const note = inNote.get(place.draft);
    if (note !== undefined) return noteReference(blocks, note);
    const block = index.get(place.draft);
    return block === undefined ? null : { block, offset: Math.min(place.offset, lengthOf(place.draft.runs)) };
  };
  const anchored = comments.map((comment): ImportedComment => {
    const { from, to } = context.places.of(comment.id);
    const start = places(from ?? to);
    return { ...comment, from: start, to: places(to ?? from) ?? start };
  });
  // Blocks that went since a thing was noted are counted out.
  let kept = 0;
  const now = body.map((draft) => (index.has(draft) ? kept++ : kept));
  const at = (block: number): number => Math.min(block < now.length ? (now[block] ?? 0) : kept, Math.max(0, kept - 1));
  return {
    blocks: blocks.map(plainBlock),
    images,
    notes: notes.map(({ id, drafts }): ImportedNote => ({ id, blocks: drafts.map(innerBlock) })),
    comments: anchored,
    changes: context.changes.all,
    // What was noted at the end stands where it belongs.
    left: [...context.left]
      .sort((a, b) => a.block - b.block)
      .map((note) => ({ ...note, block: note.what === 'headerFooter' ? -1 : at(note.block) })),
  };
}

/** Where the text refers to a footnote. */
function noteReference(blocks: readonly Draft[], note: string): ImportedComment['from'] {
  for (const [block, { runs }] of blocks.entries()) {
    let offset = 0;
    for (const run of runs) {
      if (noteOf(run) === note) return { block, offset };
      offset += run.text.length;
    }
  }
  return null;
}

interface NotePart {
  readonly notes: ReadonlyMap<string, XmlElement>;
  readonly relationships: Relationships;
}

async function notePart(zip: DocxPackage, name: string | null): Promise<NotePart> {
  const root = await zip.root(name);
  if (root === null || name === null) return { notes: new Map(), relationships: new Map() };
  const notes = root.children.filter(({ attributes }) => !/separator|notice/i.test(attributes['w:type'] ?? ''));
  return {
    notes: new Map(notes.map((each) => [each.attributes['w:id'] ?? '', each])),
    relationships: await zip.relationshipsOf(name),
  };
}

interface ReadNote {
  readonly id: string;
  readonly drafts: readonly Draft[];
}

/** Footnotes and endnotes, read where the text refers to them. */
class Notes {
  readonly all: ReadNote[] = [];
  private reading = false;

  constructor(
    private readonly context: Context,
    private readonly parts: Readonly<Record<'footnote' | 'endnote', NotePart>>,
  ) {}

  read(kind: 'footnote' | 'endnote', id: string, reader: BlockReader): string | null {
    const { context } = this;
    const found = this.parts[kind].notes.get(id);
    if (found === undefined) return null;
    if (this.reading) {
      context.note('noteInNote');
      return null;
    }
    if (this.all.length >= docxLimits.notes) throw tooLarge('notes');
    if (kind === 'endnote') context.note('endnote');
    const { relationships, fields } = context;
    context.relationships = this.parts[kind].relationships;
    context.fields = new Fields();
    this.reading = true;
    const drafts = reader.story(found.children);
    this.reading = false;
    context.relationships = relationships;
    context.fields = fields;
    const local = `word-${this.all.length + 1}`;
    this.all.push({
      id: local,
      drafts: drafts.filter(({ kind: block }) => !isFrameKind(block)).map(withoutLeadingSpace),
    });
    return local;
  }
}

/** Behind the number in the note itself stands a space. */
function withoutLeadingSpace(draft: Draft): Draft {
  const [first, ...rest] = draft.runs;
  if (first !== undefined && first.embed === undefined && /^[\s\u00A0]/u.test(first.text)) {
    const text = first.text.replace(/^[\s\u00A0]+/u, '');
    draft.runs = text === '' ? rest : [{ ...first, text }, ...rest];
  }
  return draft;
}

async function unpackPictures(
  zip: DocxPackage,
  context: Context,
  width: number,
): Promise<{ images: ImportedImage[]; missing: ReadonlySet<Draft> }> {
  const images: ImportedImage[] = [];
  const missing = new Set<Draft>();
  const known = new Map<string, number | null>();
  for (const { part, draft, width: emu } of context.pictures) {
    let image = known.get(part);
    if (image === undefined) {
      image = await unpackPicture(zip, part, images);
      known.set(part, image);
    }
    if (image === null) {
      missing.add(draft);
      const { alt } = draft.props;
      context.note('picture', `${part.slice(part.lastIndexOf('/') + 1)} ${typeof alt === 'string' ? alt : ''}`);
      continue;
    }
    draft.image = image;
    const share = emu === null ? 100 : Math.round((100 * emu) / width);
    if (share < 98) draft.props = { ...draft.props, width: Math.max(5, share) };
  }
  return { images, missing };
}

/** The index of the picture; null for one that the app can't show, or that is none. */
async function unpackPicture(zip: DocxPackage, part: string, images: ImportedImage[]): Promise<number | null> {
  if (!zip.has(part) || zip.sizeOf(part) > maxImageBytes || images.length >= docxLimits.pictures) return null;
  const bytes = await zip.bytes(part, maxImageBytes);
  const header = readImageHeader(bytes);
  if (header === null || header.width * header.height > maxImagePixels) return null;
  // Where a photo was taken is nobody's business; what can't be taken apart for that is no sound picture.
  const clean = withoutMetadata(bytes);
  return clean === null ? null : images.push({ bytes: clean, name: part.slice(part.lastIndexOf('/') + 1) }) - 1;
}

function textWidth(section: XmlElement): number | null {
  const page = wholeNumber(child(section, 'w:pgSz')?.attributes['w:w'], 1, 100_000);
  const margins = child(section, 'w:pgMar')?.attributes;
  if (page === undefined) return null;
  const width =
    page -
    [margins?.['w:left'], margins?.['w:right']].reduce((sum, each) => sum + (wholeNumber(each, 0, 50_000) ?? 0), 0);
  return width < 1_000 ? null : width * emuInTwip;
}
