/** A chapter that several people write in one after another, with the log a host keeps of it. */
import * as Y from 'yjs';
import type { RunAuthor, TextAuthors } from '../../shared/document/blame/author.ts';
import { authorsIn } from '../../shared/document/blame/authors.ts';
import type { AuthorSources } from '../../shared/document/blame/sources.ts';
import { WrittenLog } from '../../shared/document/blame/written-log.ts';

export class WrittenChapter {
  readonly log = new WrittenLog();
  readonly doc = new Y.Doc();
  at = 1_000_000;
  /** What people who may only propose have proposed. */
  readonly proposals = new Map<string, string>();
  readonly #leases = new Map<number, string>();
  readonly #docs = new Map<string, Y.Doc>();

  /** One person's copy, with everything that is there. */
  copyOf(person: string): Y.Doc {
    const known = this.#docs.get(person);
    const doc = known ?? new Y.Doc();
    if (known === undefined) {
      this.#docs.set(person, doc);
      this.#leases.set(doc.clientID, person);
    }
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.doc), 'network');
    return doc;
  }

  /** What a person does comes to the host ten minutes after the step before. */
  step(person: string, change: (doc: Y.Doc) => void): void {
    const doc = this.copyOf(person);
    this.at += 600_000;
    const take = (update: Uint8Array): void => {
      this.log.add({ actor: person, at: this.at, bytes: update });
      Y.applyUpdate(this.doc, update);
    };
    doc.on('update', take);
    change(doc);
    doc.off('update', take);
  }

  get sources(): AuthorSources {
    return {
      log: this.log,
      leaseOf: (client) => this.#leases.get(client) ?? null,
      proposed: (person, words) => this.proposals.get(person)?.includes(words) === true,
    };
  }

  authors(): readonly TextAuthors[] {
    return authorsIn(this.doc, this.sources);
  }

  /** All runs of the chapter's own text. */
  runs(): readonly RunAuthor[] {
    return this.authors().flatMap(({ name, blocks }) => (name === 'text' ? blocks.flatMap(({ runs }) => runs) : []));
  }

  /** Runs as `person: text`, neighbours of one person as one. */
  said(): string[] {
    const lines: { person: string; text: string }[] = [];
    for (const { text, author } of this.runs()) {
      const person = author.person ?? '?';
      const last = lines.at(-1);
      if (last?.person === person) last.text += text;
      else lines.push({ person, text });
    }
    return lines.map(({ person, text }) => `${person}: ${text}`);
  }
}
