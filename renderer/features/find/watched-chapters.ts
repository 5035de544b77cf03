/** Listens to the editors that are on the page, and says whose chapter was changed, or came to the page. */
import type { EditorSession } from '../../editor/editor-session.ts';

export class WatchedChapters {
  private readonly watched = new Map<string, { readonly editor: EditorSession; readonly stop: () => void }>();

  constructor(private readonly onChange: (chapter: string) => void) {}

  /** These are on the page now. */
  set(editors: readonly EditorSession[]): void {
    const here = new Map(editors.map((editor) => [editor.chapterId, editor]));
    for (const [id, { editor, stop }] of this.watched) {
      if (here.get(id) === editor) continue;
      stop();
      this.watched.delete(id);
    }
    for (const [id, editor] of here) {
      if (this.watched.has(id)) continue;
      const changed = (): void => this.onChange(id);
      const stops = [editor.binding.onBlocks(changed), editor.inner?.whenDrawn(changed)];
      this.watched.set(id, { editor, stop: () => stops.forEach((stop) => stop?.()) });
      changed();
    }
  }

  close(): void {
    this.set([]);
  }
}
