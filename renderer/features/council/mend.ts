/** Carries out a mend that the check proposes: in a text by its own editor, in a field by the form; each can be taken back. */
import * as Y from 'yjs';
import type { Mend } from '../../../shared/council/checks/finding.ts';
import { blockProperties } from '../../../shared/document/chapter.ts';
import { sectionText, type PaperFact } from '../../../shared/document/council/paper-room.ts';
import type { PaperModel } from '../../editor/paper-model.ts';
import { replaceText } from '../../editor/typing/replace-text.ts';
import type { PaperForm } from './paper-form.ts';

const lines = { number: 'number', date: 'date', subject: 'subject', unit: 'unit', place: 'place' } as const;
type LineField = keyof typeof lines;
const isLine = (field: string): field is LineField => Object.hasOwn(lines, field);

/** How to take it back; null where the place isn't as it was checked any more. */
export function mendFinding(form: PaperForm, model: PaperModel, { place, replacement }: Mend): (() => void) | null {
  if (place.in === 'section') {
    const { section, nested, block, from, to } = place;
    const inner = nested !== null && nested !== sectionText(section);
    const session = inner ? model.session(section, nested) : model.session(section);
    if (session === null || block === null) return null;
    const text = session.binding.blocks.find(({ id }) => id === block)?.text.slice(from, to);
    if (text === undefined || text.length !== to - from) return null;
    const { binding, part, room } = session;
    binding.flush();
    // A memory beside the editor's own: it holds this step alone, whatever is typed afterwards.
    const memory = new Y.UndoManager([room.doc.getText(part.name), blockProperties(room.doc)], {
      trackedOrigins: new Set([binding]),
      captureTimeout: Number.MAX_SAFE_INTEGER,
    });
    const done = replaceText(session.editor, binding, { block, from, to }, text, replacement);
    binding.flush();
    memory.trackedOrigins.delete(binding);
    if (done) return () => void memory.undo();
    memory.destroy();
    return null;
  }
  const { field, item, from, to } = place;
  if (!isLine(field) && !(field === 'annexes' && item !== null)) return null;
  const before = form.read();
  if (!isLine(field)) {
    const title = before.annexes.find(({ id }) => id === item)?.title;
    if (title === undefined || item === null) return null;
    form.step(() => form.setRow(item, 'title', replaced(title, from, to, replacement)));
    return () => form.setRow(item, 'title', title);
  }
  const fact: PaperFact = lines[field];
  const old = before[field];
  form.step(() => form.set(fact, replaced(old, from, to, replacement)));
  return () => form.set(fact, old);
}

/** From 0 to 0 the whole is meant. */
const replaced = (text: string, from: number, to: number, by: string): string =>
  from === 0 && to === 0 ? by : `${text.slice(0, from)}${by}${text.slice(to)}`;
