/** What this machine remembers beside the project files: recently used files, and the keys to upstream hosts. */
import path from 'node:path';
import { homedir } from 'node:os';
import * as v from 'valibot';
import { id, path as filePath, time } from '../../shared/rpc/schemas.ts';
import { readJson, writeJson } from '../services/json-file.ts';
import type { Upstream } from '../services/upstream.ts';

const recentMost = 30;
const schema = v.strictObject({
  /** `project`: its id; absent for copies that were made to be mailed. */
  recent: v.array(v.strictObject({ path: filePath, title: v.string(), usedAt: time, project: v.optional(id) })),
  /** Files that were open last; what a host that takes over from a dead one opens again. */
  open: v.optional(v.array(filePath), []),
  /** By project id. Kept here and not in the project file, so that a mailed file opens no doors. */
  upstream: v.record(id, v.strictObject({ url: v.string(), token: v.string() })),
  /** A second folder for backups, by project id. */
  backupPlaces: v.optional(v.record(id, filePath), {}),
});
type Memory = v.InferOutput<typeof schema>;

/** The folder of this machine's own data: `RATSCHRIFT_DATA`, else the system's place for it. */
export function dataFolder(): string {
  const given = process.env['RATSCHRIFT_DATA'];
  if (given !== undefined && given !== '') return path.resolve(given);
  if (process.platform === 'win32') return path.join(process.env['APPDATA'] ?? homedir(), 'Ratschrift');
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support', 'Ratschrift');
  return path.join(process.env['XDG_CONFIG_HOME'] ?? path.join(homedir(), '.config'), 'ratschrift');
}

/** Folders of cities that the office edits; they come before those that were shipped. */
export const templatesFolder = (): string => path.join(dataFolder(), 'templates');

/** Where new projects go: `RATSCHRIFT_PROJECTS`, else `Ratschrift` in the user's documents or home. */
export function projectsFolder(): string {
  const given = process.env['RATSCHRIFT_PROJECTS'];
  return given !== undefined && given !== '' ? path.resolve(given) : path.join(homedir(), 'Ratschrift');
}

export class DeskMemory {
  private writing: Promise<void> = Promise.resolve();

  private constructor(
    private readonly file: string,
    private memory: Memory,
  ) {}

  static async load(folder: string): Promise<DeskMemory> {
    const file = path.join(folder, 'desk.json');
    return new DeskMemory(file, await readJson(file, schema, { recent: [], open: [], upstream: {}, backupPlaces: {} }));
  }

  get recent(): Memory['recent'] {
    return this.memory.recent;
  }

  upstreamOf(project: string): Upstream | null {
    return this.memory.upstream[project] ?? null;
  }

  /** `project` null: a copy that only is read. */
  used(file: string, title: string, project: string | null): Promise<void> {
    const others = this.memory.recent.filter((entry) => entry.path !== file);
    const entry = { path: file, title, usedAt: new Date().toISOString(), ...(project !== null && { project }) };
    const recent = [entry, ...others].slice(0, recentMost);
    return this.save({ ...this.memory, recent });
  }

  get open(): readonly string[] {
    return this.memory.open;
  }

  setOpen(files: readonly string[]): Promise<void> {
    return this.save({ ...this.memory, open: [...files] });
  }

  setUpstream(project: string, upstream: Upstream): Promise<void> {
    return this.save({ ...this.memory, upstream: { ...this.memory.upstream, [project]: upstream } });
  }

  backupPlaceOf(project: string): string | null {
    return this.memory.backupPlaces[project] ?? null;
  }

  /** Null for none. */
  setBackupPlace(project: string, folder: string | null): Promise<void> {
    const others = Object.entries(this.memory.backupPlaces).filter(([id]) => id !== project);
    const all = folder === null ? others : [...others, [project, folder]];
    return this.save({ ...this.memory, backupPlaces: Object.fromEntries(all) as Memory['backupPlaces'] });
  }

  /** Rejects when this one could not be written; the next is tried all the same. */
  private save(memory: Memory): Promise<void> {
    this.memory = memory;
    const written = this.writing.then(() => writeJson(this.file, this.memory));
    this.writing = written.catch(() => undefined);
    return written;
  }
}
