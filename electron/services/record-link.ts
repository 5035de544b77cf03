/**
 * The link between a project's ledger and its record's room: the home host brings the room up to its ledger, every other
 * host takes over what arrives in the room and verifies.
 */
import { Failure } from '../../shared/rpc/contract.ts';
import type { Hub } from '../hub/hub.ts';
import type { HubRoom } from '../hub/hub-room.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { metaKeys } from './create-project.ts';
import type { Ledger } from './ledger.ts';
import { adoptRecord, publishRecord } from './record-room.ts';

export interface RecordLinkOptions {
  readonly hub: Pick<Hub, 'open'>;
  /** The name of the record's room. */
  readonly room: string;
  readonly store: ProjectStore;
  readonly ledger: Ledger;
  /** The person who sits at this machine. */
  readonly localPerson: string;
  /** For tests: how long the record of a fresh copy may take to arrive, ms. */
  readonly firstRecordWithin: number | undefined;
  /** For failures in the background that no call reports. */
  readonly log: (message: string) => void;
}

/** How long the record of a fresh copy may take to arrive, ms. */
const firstRecordWithin = 20_000;

export class RecordLink {
  private readonly stops: (() => void)[] = [];

  constructor(private readonly options: RecordLinkOptions) {}

  /** Links both. A fresh copy waits until its record is there; Failure `needsConnection` when it doesn't arrive. */
  async open(): Promise<void> {
    const room = await this.options.hub.open(this.options.room);
    this.stops.push(() => room.release());
    if (this.options.ledger.home) this.publish(room);
    else await this.adopt(room);
  }

  close(): void {
    for (const stop of this.stops) stop();
  }

  private publish(room: HubRoom): void {
    const { ledger, store } = this.options;
    const publish = (): void => room.write((doc) => publishRecord(doc, ledger));
    if (store.readOnly === null) publish();
    this.stops.push(ledger.onChange(publish));
  }

  private async adopt(room: HubRoom): Promise<void> {
    const { ledger, store, log } = this.options;
    const adopt = async (): Promise<void> => {
      const trusted = ledger.publicKey ?? (await store.meta(metaKeys.publicKey));
      if (trusted !== null && !(await adoptRecord(room.doc, ledger, trusted))) {
        log('record: what the upstream host sent does not verify and was not taken over');
      }
    };
    const adoptInBackground = (): void => void adopt().catch((error: unknown) => log(`record: ${String(error)}`));
    room.doc.on('update', adoptInBackground);
    this.stops.push(() => room.doc.off('update', adoptInBackground));
    await adopt();
    if (ledger.all.length === 0) await this.firstRecord();
  }

  /** A fresh copy knows nobody, so nobody may enter, until the record has arrived once. */
  private firstRecord(): Promise<void> {
    const { ledger, localPerson } = this.options;
    const within = this.options.firstRecordWithin ?? firstRecordWithin;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => done(() => reject(new Failure('needsConnection'))), within);
      const stop = ledger.onChange(() => {
        if (ledger.membership.people.has(localPerson)) done(resolve);
      });
      const done = (then: () => void): void => {
        clearTimeout(timer);
        stop();
        then();
      };
    });
  }
}
