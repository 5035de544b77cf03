import './bench-page.css';
import { publish } from './bench-page.ts';
import { plainEditor } from './plain-lexical.ts';
import { replayIn } from './replay.ts';

const editor = plainEditor([{ kind: 'paragraph', runs: [] }]);
publish({ replay: (trace) => replayIn(editor, trace) });
