/** A bare contenteditable with the same text: the least that a key can cost in this browser. */
import '../../../renderer/editor/chapter-text.css';
import { chapterBlocks } from '../sample-text.ts';
import './bench-page.css';
import { frameFor, publish, wantedCharacters } from './bench-page.ts';

const box = document.createElement('div');
box.contentEditable = 'true';
box.spellcheck = true;
frameFor(box);
box.append(
  ...chapterBlocks(wantedCharacters()).map(({ kind, indent = 0, runs }) => {
    const block = document.createElement('p');
    block.className = 'block';
    block.dataset['kind'] = kind;
    block.dataset['indent'] = String(indent);
    if (kind.startsWith('heading')) block.setAttribute('role', 'heading');
    block.textContent = runs.map((run) => run.text).join('');
    return block;
  }),
);
publish();
