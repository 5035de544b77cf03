/**
 * The ZIP that a DOCX is, read with caps and without trust: what its directory claims is compared with what comes out, names
 * are looked up and never used as paths, and only the parts that are needed are unpacked.
 */
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { Failure } from '../../../shared/rpc/contract.ts';
import { docxLimits } from './limits.ts';
import { damaged, tooLarge } from './refuse.ts';
import { childrenNamed, readElements, readRoot, type XmlElement } from './xml.ts';

export interface Relationship {
  /** The last word of its type, e.g. `image`. */
  readonly type: string;
  /** The part it leads to, or null for something outside of the file. */
  readonly part: string | null;
  /** The address outside of the file. */
  readonly address: string | null;
}
export type Relationships = ReadonlyMap<string, Relationship>;

const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const mainTypes =
  /^application\/(vnd\.openxmlformats-officedocument\.wordprocessingml\.(document|template)|vnd\.ms-word\.(document|template)\.macroEnabled)\.main\+xml$/i;

export class DocxPackage {
  private unpacked = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly onRead: (bytes: number) => void,
  ) {}

  /** Opens the bytes of a file. Throws a Failure that says what is wrong with it. `onRead` hears of every piece unpacked. */
  static async open(bytes: Uint8Array, onRead: (bytes: number) => void = () => undefined): Promise<DocxPackage> {
    if (bytes.byteLength > docxLimits.file) throw tooLarge('file');
    refuseOthers(bytes);
    const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      lazyEntries: true,
      strictFileNames: false,
    }).catch((error: unknown) => {
      throw zipFailure(error);
    });
    if (zip.entryCount > docxLimits.entries) throw tooLarge('entries');
    return new DocxPackage(zip, await listEntries(zip, bytes.byteLength), onRead);
  }

  has(part: string): boolean {
    return this.entries.has(part.toLowerCase());
  }

  /** Bytes of a part as the directory says. */
  sizeOf(part: string): number {
    return this.entries.get(part.toLowerCase())?.uncompressedSize ?? 0;
  }

  /** The root element of a part that is read whole; null where it isn't there. */
  async root(part: string | null): Promise<XmlElement | null> {
    if (part === null || !this.has(part)) return null;
    return readRoot(this.pieces(part, docxLimits.xmlPart));
  }

  /** Every element two levels below the root of a part (the paragraphs and tables of `document.xml`), one by one. */
  async eachInside(part: string, take: (element: XmlElement) => void): Promise<void> {
    if (!this.has(part)) throw damaged(`no ${part}`);
    await readElements(this.pieces(part, docxLimits.xmlPart), 2, take);
  }

  async bytes(part: string, most: number): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    for await (const piece of this.pieces(part, most)) pieces.push(piece);
    return new Uint8Array(Buffer.concat(pieces));
  }

  /** What a part refers to, by id. */
  async relationshipsOf(part: string): Promise<Relationships> {
    const slash = part.lastIndexOf('/');
    const root = await this.root(`${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`);
    const all = new Map<string, Relationship>();
    for (const { attributes } of childrenNamed(root ?? undefined, 'rel:Relationship')) {
      const { Id: id, Type: type, Target: target, TargetMode: mode } = attributes;
      if (id === undefined || type === undefined || target === undefined) continue;
      const outside = mode === 'External';
      all.set(id, {
        type: type.slice(type.lastIndexOf('/') + 1),
        part: outside ? null : resolvePart(part, target),
        address: outside ? target : null,
      });
    }
    return all;
  }

  /** The part with the text. Throws where the file has none, or is another kind of office file. */
  async mainPart(): Promise<string> {
    const types = await this.root('[Content_Types].xml');
    if (types === null) throw new Failure('importNotWord');
    const root = await this.relationshipsOf('');
    const main = [...root.values()].find(({ type }) => type === 'officeDocument')?.part ?? null;
    if (main === null) throw new Failure('importNotWord');
    const type = contentType(types, main);
    if (type !== null && !mainTypes.test(type)) throw new Failure('importNotWord');
    if (!this.has(main)) throw damaged(`no ${main}`);
    if (type === null) throw damaged(`no type of ${main}`);
    return main;
  }

  private async *pieces(part: string, most: number): AsyncGenerator<Uint8Array> {
    const entry = this.entries.get(part.toLowerCase());
    if (entry === undefined) throw damaged(`no ${part}`);
    const { compressedSize, uncompressedSize } = entry;
    if (entry.isEncrypted()) throw new Failure('importEncrypted');
    if (uncompressedSize > most) throw tooLarge(part);
    if (uncompressedSize > docxLimits.ratioFrom && uncompressedSize > compressedSize * docxLimits.ratio)
      throw tooLarge(part);
    try {
      const stream = await this.zip.openReadStreamPromise(entry);
      // yauzl ends the stream with an error as soon as more comes out than the directory says.
      for await (const piece of stream as AsyncIterable<Buffer>) {
        this.unpacked += piece.byteLength;
        if (this.unpacked > docxLimits.unpacked) throw tooLarge('unpacked');
        this.onRead(piece.byteLength);
        yield piece;
      }
    } catch (error) {
      throw error instanceof Failure ? error : zipFailure(error);
    }
  }
}

/** What a person may have chosen instead of a DOCX. */
function refuseOthers(bytes: Uint8Array): void {
  if (ole.every((byte, index) => bytes[index] === byte)) {
    // Both an old .doc and a DOCX with a password are OLE files; the latter holds a stream of this name (UTF-16).
    const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
      Buffer.from('EncryptedPackage', 'utf16le'),
    );
    throw new Failure(encrypted ? 'importEncrypted' : 'importOldWord');
  }
  if (bytes[0] === 0x7b && bytes[1] === 0x5c) throw new Failure('importOldWord'); // `{\rtf`
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new Failure('importNotWord');
}

async function listEntries(zip: ZipFile, size: number): Promise<ReadonlyMap<string, Entry>> {
  const entries = new Map<string, Entry>();
  let packed = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      // Part names are compared without regard to case (ECMA-376 part 2), so two of one name would be two truths.
      const name = entry.fileName.toLowerCase();
      if (entries.has(name)) throw damaged(`two parts of one name: ${entry.fileName.slice(0, 100)}`);
      entries.set(name, entry);
      packed += entry.compressedSize;
      if (packed > size) throw damaged('parts overlap');
      if (entries.size > docxLimits.entries) throw tooLarge('entries');
    }
  } catch (error) {
    throw error instanceof Failure ? error : zipFailure(error);
  }
  return entries;
}

const zipFailure = (error: unknown): Failure => damaged(error instanceof Error ? error.message.slice(0, 200) : 'zip');

/** The name of a part that another refers to; null for one outside of the package. */
export function resolvePart(from: string, target: string): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(target) || target.includes('\\')) return null;
  const path = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const step of (target.split(/[?#]/)[0] ?? '').split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') path.push(step);
    else if (path.pop() === undefined) return null;
  }
  return path.join('/');
}

function contentType(types: XmlElement, part: string): string | null {
  const name = `/${part}`.toLowerCase();
  const override = childrenNamed(types, 'ct:Override').find(
    ({ attributes }) => attributes['PartName']?.toLowerCase() === name,
  );
  if (override !== undefined) return override.attributes['ContentType'] ?? null;
  const extension = name.slice(name.lastIndexOf('.') + 1);
  const byDefault = childrenNamed(types, 'ct:Default').find(
    ({ attributes }) => attributes['Extension']?.toLowerCase() === extension,
  );
  const type = byDefault?.attributes['ContentType'] ?? null;
  return type === 'application/xml' || type === 'text/xml' ? null : type;
}
