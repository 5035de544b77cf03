/** A disk that forgets at a power failure what was not synced: of it any part may have arrived, in any order, torn at sectors. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { DiskEvent } from './trace.ts';

const sector = 512;

/** What of the writes since the last sync has arrived. */
export const fates = ['nothing', 'everything', 'beginning', 'some', 'torn'] as const;
export type Fate = (typeof fates)[number];

type Change = { readonly at: number; readonly bytes: Buffer } | { readonly length: number };

interface File {
  safe: Buffer;
  pending: Change[];
}
type Naming = { readonly path: string; readonly file: File | null };

export class ForgetfulDisk {
  private readonly names = new Map<string, File>();
  private readonly safeNames = new Map<string, File>();
  /** Names that came and went since their folder was synced. */
  private namings: Naming[] = [];

  /** `files`: what is safely there before. */
  constructor(
    private readonly folder: string,
    files: ReadonlyMap<string, Buffer>,
  ) {
    for (const [path, bytes] of files) {
      const file = { safe: bytes, pending: [] };
      this.names.set(path, file);
      this.safeNames.set(path, file);
    }
  }

  apply(event: DiskEvent): void {
    if (event.what === 'said') return;
    const file = this.names.get(event.path);
    if (event.what === 'create') {
      if (file === undefined) this.name(event.path, { safe: Buffer.alloc(0), pending: [] });
    } else if (event.what === 'write') file?.pending.push({ at: event.at, bytes: event.bytes });
    else if (event.what === 'truncate') file?.pending.push({ length: event.length });
    else if (event.what === 'unlink') this.name(event.path, null);
    else if (event.what === 'rename') {
      if (file !== undefined) this.name(event.to, file);
      this.name(event.path, null);
    } else if (file === undefined) this.namesAreSafe();
    else {
      file.safe = file.pending.reduce(changed, file.safe);
      file.pending = [];
      // Journalling file systems have the file's own name on the disk with it.
      if (this.safeNames.get(event.path) !== file) this.namesAreSafe();
    }
  }

  /** Writes what the disk holds after a power failure now into `target`. */
  fail(target: string, fate: Fate, random: () => number): void {
    const names = new Map(this.safeNames);
    const arrived =
      fate === 'nothing' ? 0 : fate === 'everything' ? this.namings.length : below(random, this.namings.length + 1);
    for (const { path, file } of this.namings.slice(0, arrived)) {
      if (file === null) names.delete(path);
      else names.set(path, file);
    }
    for (const [path, file] of names) {
      const place = join(target, relative(this.folder, path));
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, survivors(file.pending, fate, random).reduce(changed, file.safe));
    }
  }

  private name(path: string, file: File | null): void {
    if (file === null) this.names.delete(path);
    else this.names.set(path, file);
    this.namings.push({ path, file });
  }

  private namesAreSafe(): void {
    for (const { path, file } of this.namings) {
      if (file === null) this.safeNames.delete(path);
      else this.safeNames.set(path, file);
    }
    this.namings = [];
  }
}

const below = (random: () => number, limit: number): number => Math.floor(random() * limit);

function survivors(pending: readonly Change[], fate: Fate, random: () => number): Change[] {
  if (fate === 'nothing') return [];
  if (fate === 'everything') return [...pending];
  if (fate === 'beginning') return pending.slice(0, below(random, pending.length + 1));
  const some = pending.filter(() => random() < 0.5);
  return fate === 'some' ? some : some.flatMap((change) => ('bytes' in change ? torn(change, random) : [change]));
}

/** Of one write any of its sectors. */
function torn({ at, bytes }: Extract<Change, { bytes: Buffer }>, random: () => number): Change[] {
  const parts: Change[] = [];
  for (let from = 0; from < bytes.byteLength;) {
    const to = Math.min(bytes.byteLength, from + sector - ((at + from) % sector));
    if (random() < 0.5) parts.push({ at: at + from, bytes: bytes.subarray(from, to) });
    from = to;
  }
  return parts;
}

function changed(content: Buffer, change: Change): Buffer {
  if ('length' in change) {
    const cut = Buffer.alloc(change.length);
    content.copy(cut);
    return cut;
  }
  const { at, bytes } = change;
  const grown = Buffer.alloc(Math.max(content.byteLength, at + bytes.byteLength));
  content.copy(grown);
  bytes.copy(grown, at);
  return grown;
}
