/** Replays a trace in the app's own page: through Lexical and the binding into the shared text. */
import type { LexicalEditor } from 'lexical';
import { readBlocks } from '../../../shared/document/blocks.ts';
import { publish } from './bench-page.ts';
import { memoryRooms } from './memory-rooms.ts';
import { drawPaper } from './paper-page.tsx';
import { replayIn, type Replay, type Replayed } from './replay.ts';

const projectId = '00000000-0000-4000-8000-000000000001';
const chapterId = '00000000-0000-4000-8000-000000000002';
const registry = memoryRooms();
const { doc } = registry.acquire(`${projectId}/chapter/${chapterId}`);

interface EditorRoot extends Element {
  readonly __lexicalEditor?: LexicalEditor;
}

async function replay(trace: Replay): Promise<Replayed> {
  const root: EditorRoot | null = document.querySelector('.chapter-text[contenteditable="true"]');
  const editor = root?.__lexicalEditor;
  if (editor === undefined) throw new Error('no editor');
  const replayed = await replayIn(editor, trace);
  const shared = readBlocks(doc)
    .map(({ text }) => text)
    .join('\n');
  if (shared !== replayed.text) throw new Error('the shared text is not what the editor shows');
  return replayed;
}

publish({ replay });
drawPaper(projectId, chapterId, registry);
