/** One chapter while many people write it: its shared text, where everybody's caret stands, and what an edit sends. */
import * as Y from 'yjs';

export class Manuscript {
  /** Keeps what was deleted: the whole history is in it. */
  readonly doc = new Y.Doc({ gc: false });
  readonly text = this.doc.getText('text');
  private readonly properties = this.doc.getMap<unknown>('blocks');
  private readonly carets = new Map<number, number>();
  private sent: Uint8Array = new Uint8Array();
  private blocks = 0;

  constructor(private readonly random: () => number) {
    this.doc.on('update', (update: Uint8Array) => {
      this.sent = update;
    });
  }

  caret(client: number): number {
    return Math.min(this.carets.get(client) ?? this.text.length, this.text.length);
  }

  goTo(client: number, place: number): void {
    this.carets.set(client, Math.max(0, Math.min(place, this.text.length)));
  }

  leave(client: number): void {
    this.carets.delete(client);
  }

  /** Runs one transaction under a client id and returns the update that it sends. */
  edit(client: number, change: () => void): Uint8Array {
    this.doc.clientID = client;
    this.sent = new Uint8Array();
    this.doc.transact(change);
    return this.sent;
  }

  insert(client: number, words: string, attributes?: Record<string, unknown>): void {
    const at = this.caret(client);
    this.text.insert(at, words, attributes);
    this.shift(client, at, words.length);
  }

  /** A block's marker, with a kind of its own now and then. */
  split(client: number): void {
    const at = this.caret(client);
    const id = Array.from({ length: 10 }, () => letters[Math.floor(this.random() * 64)] ?? '').join('');
    this.text.insertEmbed(at, { b: id });
    this.shift(client, at, 1);
    this.blocks += 1;
    if (this.random() < 0.3) this.setKind(id);
  }

  /** Takes what stands before the caret. */
  delete(client: number, length: number): void {
    const at = this.caret(client);
    this.remove(Math.max(0, at - length), Math.min(at, length));
  }

  remove(at: number, length: number): void {
    if (length <= 0) return;
    this.text.delete(at, length);
    for (const [other, place] of this.carets) if (place > at) this.carets.set(other, Math.max(at, place - length));
  }

  format(at: number, length: number, attributes: Record<string, unknown>): void {
    if (length > 0) this.text.format(at, length, attributes);
  }

  private setKind(id: string): void {
    const kinds = ['heading-2', 'heading-3', 'bullet', 'numbered', 'quote'];
    this.properties.set(`${id}:kind`, kinds[Math.floor(this.random() * kinds.length)]);
  }

  private shift(client: number, at: number, by: number): void {
    for (const [other, place] of this.carets) if (other !== client && place >= at) this.carets.set(other, place + by);
    this.carets.set(client, at + by);
  }
}

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
