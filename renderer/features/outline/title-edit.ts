/** Changes a shared title by what a person changed in it, so that what others did to it meanwhile stays. */
import * as Y from 'yjs';

export class TitleEdit {
  /** The title when the edit began. */
  readonly before: string;
  private readonly places: readonly Y.RelativePosition[];

  constructor(private readonly title: Y.Text) {
    this.before = title.toJSON();
    this.places = Array.from({ length: this.before.length + 1 }, (_, index) =>
      Y.createRelativePositionFromTypeIndex(title, index),
    );
  }

  /** Writes the difference between `before` and `after` into the title as it is now. */
  commit(after: string, origin: unknown): void {
    const { doc } = this.title;
    const { head, tail } = commonEnds(this.before, after);
    if (doc === null || (head + tail === this.before.length && head + tail === after.length)) return;
    doc.transact(() => {
      const at = this.indexOf(head, doc);
      for (let index = this.before.length - tail - 1; index >= head; index--) this.deleteOriginal(index, doc);
      const inserted = after.slice(head, after.length - tail);
      if (inserted !== '') this.title.insert(Math.min(at, this.title.length), inserted);
    }, origin);
  }

  private indexOf(place: number, doc: Y.Doc): number {
    const relative = this.places[place];
    const absolute = relative === undefined ? null : Y.createAbsolutePositionFromRelativePosition(relative, doc);
    return absolute?.index ?? this.title.length;
  }

  /** Deletes the character that stood at `place`, unless somebody else already has. */
  private deleteOriginal(place: number, doc: Y.Doc): void {
    const index = this.indexOf(place, doc);
    if (index >= this.title.length) return;
    const now = Y.createRelativePositionFromTypeIndex(this.title, index);
    const then = this.places[place];
    if (then?.item && now.item && Y.compareIDs(then.item, now.item)) this.title.delete(index, 1);
  }
}

function commonEnds(before: string, after: string): { head: number; tail: number } {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  if (isHighSurrogate(before, head - 1)) head -= 1;
  let tail = 0;
  while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  if (isLowSurrogate(before, before.length - tail)) tail -= 1;
  return { head, tail };
}

const isHighSurrogate = (text: string, at: number): boolean => /[\uD800-\uDBFF]/.test(text.charAt(at));
const isLowSurrogate = (text: string, at: number): boolean => /[\uDC00-\uDFFF]/.test(text.charAt(at));
