/**
 * Versions of the paper. People's versions are entries of the record, made at the home host; what they say lies in the file by its
 * hash, and other hosts fetch it and check it before they keep it. Moments that this host keeps by itself are its own.
 */
import { createHash, randomUUID } from 'node:crypto';
import { readVersion, type VersionContent } from '../../shared/document/version-content.ts';
import { versionsOf, type VersionLevel } from '../../shared/domain/record.ts';
import { Failure, type Output } from '../../shared/rpc/contract.ts';
import {
  checkpointReasons,
  type CheckpointReason,
  type Side,
  type VersionList,
} from '../../shared/rpc/version-schemas.ts';
import type { Hub } from '../hub/hub.ts';
import { openProject, type StoreOptions } from '../store/open-store.ts';
import type { Checkpoint, ProjectStore } from '../store/project-store.ts';
import { maxContentBytes } from '../store/version-tables.ts';
import type { History } from './history/history.ts';
import type { Ledger } from './ledger.ts';
import { PaperStates } from './paper-states.ts';

/** After so long with changes this host keeps the moment, ms. */
export const checkpointEvery = 60 * 60 * 1000;
/** How far apart they are at least where a project is closed before the hour is over, ms. */
const apartAtClosing = 10 * 60 * 1000;
/** Characters of the texts in one answer, unless a single one is longer; a frame of calls holds 4 MiB. */
const answerCharacters = 1_000_000;

/** Asks the upstream host for texts by their hashes; null without one, or out of reach. */
export type AskForContents = (hashes: readonly string[]) => Promise<Output<'versions.contents'> | null>;

export interface VersionsOptions {
  readonly store: ProjectStore;
  readonly hub: Hub;
  readonly ledger: Ledger;
  readonly history: Pick<History, 'ask'>;
  readonly onChange: (list: VersionList) => void;
  readonly log: (message: string) => void;
  /** Milliseconds since 1970; for tests. */
  readonly now?: () => number;
}

export class Versions {
  private readonly states;
  private readonly now: () => number;
  private moments: VersionList['checkpoints'] = [];
  private told = 0;
  private readonly stops: (() => void)[] = [];
  private keeping: Promise<unknown> = Promise.resolve();
  /** Something was written since the newest moment was kept. */
  private dirty = false;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly options: VersionsOptions) {
    this.now = options.now ?? Date.now;
    this.states = new PaperStates({ ...options, record: () => options.ledger.all });
  }

  /** Reads what was kept and begins to keep moments. */
  async open(): Promise<void> {
    const { hub, ledger, store } = this.options;
    this.moments = (await store.checkpoints()).map(readCheckpoint);
    this.told = versionsOf(ledger.all).length;
    this.stops.push(
      ledger.onChange(() => {
        const count = versionsOf(ledger.all).length;
        if (count !== this.told) this.tell();
        this.told = count;
      }),
      hub.onCommit(({ room: { kind } }) => {
        if (kind === 'chapter' || kind === 'outline') this.written();
      }),
    );
  }

  async close(): Promise<void> {
    for (const stop of this.stops) stop();
    if (this.timer !== null) clearTimeout(this.timer);
    this.states.close();
    await this.keeping;
    const newest = this.moments.at(-1)?.at ?? 0;
    if (this.dirty && this.now() - newest >= apartAtClosing) await this.keep('hour').catch(() => undefined);
  }

  list(): VersionList {
    return { versions: versionsOf(this.options.ledger.all), checkpoints: this.moments };
  }

  /** Keeps the paper as it stands under a name. Failure `needsConnection` on a host without the project's key. */
  async make(
    by: string,
    level: VersionLevel,
    { name, note }: { name: string; note: string },
  ): Promise<{ version: string }> {
    const { ledger, store } = this.options;
    if (!ledger.home) throw new Failure('needsConnection');
    const state = await this.states.now();
    const contents = await this.states.contentsOf(state);
    if (contents.some(({ json }) => Buffer.byteLength(json) > maxContentBytes)) throw new Failure('tooLarge');
    await store.addContents(contents);
    const id = randomUUID();
    await ledger.append(by, () => [{ kind: 'version', id, level, name, note, content: state.hash }]);
    return { version: id };
  }

  /** A state of the paper. Failure `versionMissing` (its text is on no host in reach), `versionDamaged` (it is another text). */
  async paper(of: Side, ask: AskForContents): Promise<{ hash: string; content: VersionContent }> {
    if (of.side !== 'version') {
      const { hash, content } = await (of.side === 'now' ? this.states.now() : this.states.at(of.at));
      return { hash, content };
    }
    const version = versionsOf(this.options.ledger.all).find(({ id }) => id === of.version);
    if (version === undefined) throw new Failure('badInput');
    const json = await this.text(version.content, ask);
    if (json === null) throw new Failure('versionMissing', { name: version.name });
    const content = readVersion(json);
    if (content === null) throw new Failure('versionDamaged', { name: version.name });
    return { hash: version.content, content };
  }

  /** Texts by their hashes, as many as one answer holds. What is damaged here is fetched from the upstream host, or left out. */
  async contents(hashes: readonly string[], ask: AskForContents): Promise<Output<'versions.contents'>> {
    const contents: { hash: string; json: string }[] = [];
    let characters = 0;
    for (const [done, hash] of hashes.entries()) {
      const json = await this.text(hash, ask);
      characters += json?.length ?? 0;
      if (done > 0 && characters > answerCharacters) return { contents, done };
      if (json !== null) contents.push({ hash, json });
    }
    return { contents, done: hashes.length };
  }

  /** Keeps this moment. */
  async keep(why: CheckpointReason): Promise<VersionList['checkpoints'][number]> {
    const kept = { at: this.now(), why };
    if (this.options.store.readOnly !== null) return kept;
    this.dirty = false;
    await this.options.store.addCheckpoint(kept);
    this.moments = [...this.moments.filter(({ at }) => at !== kept.at), kept];
    this.tell();
    return kept;
  }

  /** Kept moments are an hour of writing apart: the first change after one starts the hour. */
  private written(): void {
    this.dirty = true;
    if (this.timer !== null || this.options.store.readOnly !== null) return;
    const newest = this.moments.at(-1)?.at ?? 0;
    const wait = Math.min(checkpointEvery, Math.max(0, newest + checkpointEvery - this.now()));
    this.timer = setTimeout(() => {
      this.timer = null;
      if (!this.dirty) return;
      this.keeping = this.keep('hour').catch((error: unknown) => this.options.log(`versions: ${String(error)}`));
    }, wait || checkpointEvery);
    this.timer.unref();
  }

  private tell(): void {
    this.options.onChange(this.list());
  }

  private async text(hash: string, ask: AskForContents): Promise<string | null> {
    const atHand = this.states.text(hash);
    if (atHand !== null) return atHand;
    const { store, log } = this.options;
    const stored = await store.content(hash).catch((error: unknown) => {
      log(`versions: ${String(error)}`);
      return null;
    });
    return stored ?? this.fetched(hash, ask);
  }

  /** Only texts that the record leads to are asked for and kept: so nobody fills the file with others. */
  private async fetched(hash: string, ask: AskForContents): Promise<string | null> {
    const { store, log } = this.options;
    if (!(await this.isWanted(hash))) return null;
    const answer = await ask([hash]);
    const json = answer?.contents.find((content) => content.hash === hash)?.json ?? null;
    if (json === null || createHash('sha256').update(json).digest('hex') !== hash) return null;
    await store.addContents([{ hash, json }]).catch((error: unknown) => log(`versions: ${String(error)}`));
    return json;
  }

  private async isWanted(hash: string): Promise<boolean> {
    for (const { content } of versionsOf(this.options.ledger.all)) {
      if (content === hash) return true;
      const json = await this.options.store.content(content).catch(() => null);
      if (json !== null && readVersion(json)?.chapters.some((chapter) => chapter.content === hash) === true)
        return true;
    }
    return false;
  }
}

/** Those of a file that is not open. Rejects with a Failure when it can't be opened. */
export async function listVersions(path: string, options: StoreOptions): Promise<VersionList> {
  const store = await openProject(path, options);
  try {
    return { versions: versionsOf(await store.record()), checkpoints: (await store.checkpoints()).map(readCheckpoint) };
  } finally {
    await store.close();
  }
}

/** A reason of a newer version counts as the usual one. */
const readCheckpoint = ({ at, why }: Checkpoint): VersionList['checkpoints'][number] => ({
  at,
  why: checkpointReasons.find((known) => known === why) ?? 'hour',
});
