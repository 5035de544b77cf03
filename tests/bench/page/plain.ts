import { chapterBlocks } from '../sample-text.ts';
import './bench-page.css';
import { publish, wantedCharacters } from './bench-page.ts';
import { plainEditor } from './plain-lexical.ts';

plainEditor(chapterBlocks(wantedCharacters()));
publish();
