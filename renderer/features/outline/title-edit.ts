/** Changes a shared title by what a person changed in it, so that what others did to it meanwhile stays. */
import * as Y from 'yjs';
import { oneLine, titleChange } from '../../../shared/document/title-change.ts';

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

  isIn(doc: Y.Doc): boolean {
    return this.title.doc === doc;
  }

  /** Writes the difference between `before` and `after` into the title as it is now. */
  commit(after: string, origin: unknown): void {
    const { doc } = this.title;
    const change = titleChange(this.before, oneLine(after), after.length);
    if (doc === null || change === null) return;
    const { at, removed, inserted } = change;
    doc.transact(() => {
      const place = this.indexOf(at, doc);
      for (let index = at + removed - 1; index >= at; index--) this.deleteOriginal(index, doc);
      if (inserted !== '') this.title.insert(Math.min(place, this.title.length), inserted);
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
