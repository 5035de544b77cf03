/** The peer of opening a chapter: the state is at hand; apply it with Yjs, show it with Lexical alone. */
import * as Y from 'yjs';
import { readBlocks } from '../../../shared/document/blocks.ts';
import './bench-page.css';
import { paintedNow, publish } from './bench-page.ts';
import { plainEditor } from './plain-lexical.ts';

async function openState(encoded: string): Promise<number> {
  const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
  const start = performance.now();
  const doc = new Y.Doc();
  Y.applyUpdate(doc, bytes);
  plainEditor(readBlocks(doc));
  return (await paintedNow()) - start;
}

publish({ openState });
