/** Six colleagues in a worker, each with a document of their own: the page gets from them what a socket would bring. */
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { nextLetter, typingRhythm } from '../typing-rhythm.ts';
import { seeded } from '../../support/random.ts';
import type { FromWorker, ToWorker } from './remote-protocol.ts';

/** Where they write, as shares of the text: two of them close to the middle, where the page types. */
const places = [0.1, 0.3, 0.49, 0.51, 0.7, 0.9];
const tell = (message: FromWorker): void => self.postMessage(message);

class Colleague {
  readonly doc = new Y.Doc();
  private readonly awareness = new Awareness(this.doc);
  private readonly pause: () => number;
  private place: Y.RelativePosition;
  timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly index: number,
    state: Uint8Array,
    private readonly random: () => number,
    private readonly onUpdate: (update: Uint8Array, from: Colleague) => void,
  ) {
    Y.applyUpdate(this.doc, state, 'network');
    this.pause = typingRhythm(random);
    const text = this.doc.getText('text');
    this.place = Y.createRelativePositionFromTypeIndex(text, Math.floor((places[index] ?? 0.5) * text.length), -1);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this) this.onUpdate(update, this);
    });
  }

  run(): void {
    this.timer = setTimeout(() => {
      this.type();
      this.run();
    }, this.pause());
  }

  private type(): void {
    const text = this.doc.getText('text');
    const at = Y.createAbsolutePositionFromRelativePosition(this.place, this.doc)?.index ?? text.length;
    const back = this.random() < 0.04 && at > 1;
    this.doc.transact(() => {
      if (back) text.delete(at - 1, 1);
      else text.insert(at, nextLetter(this.random));
    }, this);
    this.place = Y.createRelativePositionFromTypeIndex(text, back ? at - 1 : at + 1, -1);
    const place = JSON.parse(JSON.stringify(this.place)) as unknown;
    this.awareness.setLocalState({
      user: { id: `colleague-${this.index}`, name: `Mitglied ${this.index + 1}`, colour: this.index, group: 'Bildung' },
      cursor: { anchor: place, focus: place },
    });
    tell({ awareness: encodeAwarenessUpdate(this.awareness, [this.doc.clientID]) });
  }
}

let colleagues: Colleague[] = [];

function share(update: Uint8Array, from: Colleague | null): void {
  for (const other of colleagues) if (other !== from) Y.applyUpdate(other.doc, update, 'network');
  if (from !== null) tell({ update });
}

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if ('state' in data) {
    const random = seeded(5);
    colleagues = Array.from({ length: data.typists }, (_, index) => new Colleague(index, data.state, random, share));
  } else if ('update' in data) share(data.update, null);
  else
    for (const colleague of colleagues) {
      clearTimeout(colleague.timer);
      if (data.running) colleague.run();
    }
};
