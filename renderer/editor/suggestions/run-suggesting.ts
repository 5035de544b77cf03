/** What the shortcuts for suggestions do in one chapter's editor. */
import { $getSelection, $isRangeSelection } from 'lexical';
import { heldBackIn } from '../../../shared/document/decide.ts';
import { openSuggestions, type SuggestedPlace } from '../../../shared/document/suggestion-list.ts';
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import { $blockPoint } from '../binding/points.ts';
import type { EditorSession } from '../editor-session.ts';
import type { PaperModel } from '../paper-model.ts';
import { suggestionsAtCaret } from './current.ts';
import { modeNotice } from './mode-select.tsx';
import type { SuggestingAction } from './suggesting-actions.ts';

/** Does it; the result is what to tell (read out), null for nothing. */
export function runSuggesting(
  action: SuggestingAction,
  session: EditorSession | null,
  model: PaperModel,
): TextKey | null {
  if (action === 'switchMode') return modeNotice[model.modes.toggle()];
  if (session === null) return null;
  if (action === 'nextSuggestion' || action === 'previousSuggestion')
    return goTo(session, model, action === 'nextSuggestion' ? 1 : -1) ? null : 'suggest.noneAhead';
  const ids = suggestionsAtCaret(session.editor.getEditorState());
  if (ids.length > 0 && action === 'showSuggestion') {
    model.current.ask(session.chapterId, ids);
    return null;
  }
  if (ids.length === 0) return 'suggest.noneHere';
  if (!session.mayWrite) return 'suggest.mayNot';
  session.binding.flush();
  const held =
    action === 'acceptSuggestion' ? heldBackIn(session.room.doc, new Set(ids), mainText(session)) : new Set();
  session.binding.decide(new Set(ids), action === 'acceptSuggestion', model.person);
  if (held.size === ids.length) return 'decide.alreadyMoved';
  return action === 'acceptSuggestion' ? 'suggest.accepted' : 'suggest.rejected';
}

/** To the next or previous suggestion from the caret, round the ends; false where there is none. */
function goTo(session: EditorSession, model: PaperModel, step: 1 | -1): boolean {
  session.binding.flush();
  const { blocks } = session.binding;
  const order = new Map(blocks.map((block, index) => [block.id, index]));
  const stops = openSuggestions(blocks)
    .flatMap(({ places }) => places[0] ?? [])
    .map((place) => ({ place, index: order.get(place.block) ?? 0 }))
    .sort((a, b) => a.index - b.index || a.place.from - b.place.from);
  if (stops.length === 0) return false;
  const at = caretPlace(session, order);
  const compare = ({ place, index }: (typeof stops)[number]): number =>
    at === null ? 1 : index - at.index || place.from - at.from || (place.to > place.from ? place.to - at.to : 0);
  const next =
    step === 1 ? stops.find((stop) => compare(stop) > 0) : [...stops].reverse().find((stop) => compare(stop) < 0);
  const chosen = next ?? (step === 1 ? stops[0] : stops[stops.length - 1]);
  if (chosen !== undefined) reveal(session, model, chosen.place);
  return true;
}

const mainText = ({ part }: EditorSession): string => (part.place === 'chapter' ? part.name : 'text');

function reveal(session: EditorSession, model: PaperModel, place: SuggestedPlace): void {
  model.reveal({ chapter: session.chapterId, block: place.block, from: place.from, to: place.to });
  model.current.set(session.chapterId, [place.id]);
}

/** The selection as the index of its first block and the characters in it; null without one. */
function caretPlace(
  { editor, binding }: EditorSession,
  order: ReadonlyMap<string, number>,
): { readonly index: number; readonly from: number; readonly to: number } | null {
  return editor.getEditorState().read(() => {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return null;
    const points = selection.isBackward() ? [selection.focus, selection.anchor] : [selection.anchor, selection.focus];
    const [start, end] = points.map((point) => $blockPoint(point));
    if (start === undefined || start === null || end === undefined || end === null) return null;
    const index = order.get(binding.blockId(start.node.getKey()) ?? '') ?? 0;
    return { index, from: start.offset, to: end.node.is(start.node) ? end.offset : Number.MAX_SAFE_INTEGER };
  });
}
