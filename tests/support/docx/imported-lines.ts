/** What was read of a Word file, in lines that a test can compare at a glance. */
import { readDocx } from '../../../electron/import/docx/read-docx.ts';
import type { ImportedBlock, ImportedText } from '../../../electron/import/imported-text.ts';
import { wordFile, type WordParts } from './word-file.ts';

/** A Word file of these parts as it is read. */
export const read = (given: WordParts): Promise<ImportedText> => readDocx(wordFile(given));

/** A block in one line: kind, indent, properties and runs with their marks. */
export function line({ kind, indent, props, runs, image, table }: ImportedBlock): string {
  const set = Object.entries(props).map(([name, value]) => ` ${name}=${String(value)}`);
  const words = runs.map(({ text, attrs, embed }) => {
    const marks = Object.entries(attrs).map(([key, value]) =>
      value === true ? key : `${key}=${JSON.stringify(value)}`,
    );
    const shown = embed === undefined ? text.replaceAll('\n', '↵').replaceAll('\t', '⇥') : JSON.stringify(embed);
    return marks.length === 0 ? shown : `[${shown}|${marks.join(' ')}]`;
  });
  const inner = table?.rows.map((row) => {
    const cells = row.cells.map(
      (cell) => `${cell.column}+${cell.columns}×${cell.rows} ${cell.blocks.map((each) => line(each)).join(' / ')}`,
    );
    return `\n  ${row.header ? 'head ' : ''}| ${cells.join(' | ')}`;
  });
  return `${kind}${indent > 0 ? `>${indent}` : ''}${set.join('')}${image === undefined ? '' : ` #${image}`}: ${words.join('')}${(inner ?? []).join('')}`;
}
export const lines = ({ blocks }: ImportedText): string[] => blocks.map(line);
/** What could not be brought along. */
export const left = ({ left: notes }: ImportedText): string[] => notes.map(({ what, words }) => `${what}: ${words}`);
