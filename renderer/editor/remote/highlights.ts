/** One CSS Custom Highlight per group colour for the selections of others, shared by all chapters on the page. */
import { colourName } from './remote-user.ts';

const registered = new Map<string, Highlight>();

/** Draws ranges in a colour until the returned function is called. */
export function highlight(range: AbstractRange, colour: number | null): () => void {
  const name = `remote-${colourName(colour)}`;
  let group = registered.get(name);
  if (group === undefined) {
    group = new Highlight();
    registered.set(name, group);
    CSS.highlights.set(name, group);
  }
  const added = group.add(range);
  return () => void added.delete(range);
}
