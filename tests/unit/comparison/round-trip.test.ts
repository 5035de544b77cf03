/** A comparison that was written as a Word file and taken in again by the app's own import. */
import { expect, it } from 'vitest';
import { compareStates } from '../../../electron/export/comparison/comparison.ts';
import { comparisonDocx } from '../../../electron/export/docx/comparison-docx.ts';
import { readDocx } from '../../../electron/import/docx/read-docx.ts';
import { block, picturesOfBoth, richPair, stateOf, styled } from '../../support/compared-papers.ts';
import { decidedBlocks } from '../../support/docx/decided-import.ts';
import { lines } from '../../support/docx/imported-lines.ts';

const read = async (before: typeof richPair.before, after: typeof richPair.before) =>
  readDocx(await comparisonDocx(compareStates(before, after, { pictures: picturesOfBoth }), { frontPage: false }));

it('VX7 words, splits, joins, formats, kinds and moves come back as the suggestions that they were', async () => {
  const chapter = (...blocks: ReturnType<typeof block>[]) => [{ id: 'k', title: 'Kapitel', blocks }];
  const before = stateOf(
    'alt',
    'Ada',
    1,
    chapter(
      block('a', 'paragraph', 'Die alte Fassung gilt.'),
      block('b', 'paragraph', 'Erster Satz. Zweiter Satz.'),
      block('c', 'paragraph', 'Eins, '),
      block('d', 'paragraph', 'und zwei.'),
      block('e', 'paragraph', 'Wird fett.'),
      block('f', 'paragraph', 'Wird Überschrift'),
      block('g', 'paragraph', 'Dieser Absatz wandert ans Ende der Seite.'),
      block('h', 'paragraph', 'Fällt weg.'),
      block('i', 'paragraph', 'Bleibt.'),
      block('j', 'paragraph', 'Bleibt auch.'),
    ),
  );
  const after = stateOf(
    'neu',
    'Ben',
    2,
    chapter(
      block('a', 'paragraph', 'Die neue Fassung gilt.'),
      block('b', 'paragraph', 'Erster Satz. '),
      block('b2', 'paragraph', 'Zweiter Satz.'),
      block('c', 'paragraph', 'Eins, und zwei.'),
      block('e', 'paragraph', 'Wird ', styled('fett', { b: true }), '.'),
      block('f', 'heading2', 'Wird Überschrift'),
      block('i', 'paragraph', 'Bleibt.'),
      block('j', 'paragraph', 'Bleibt auch.'),
      block('g', 'paragraph', 'Dieser Absatz wandert ans Ende der Seite.'),
      block('n', 'paragraph', 'Ist neu.'),
    ),
  );
  const text = await read(before, after);
  expect(lines(text).slice(1)).toEqual(
    [
      'paragraph: Die [alte|del:word-1][neue|ins:word-1] Fassung gilt.',
      'paragraph: Erster Satz. ',
      'paragraph ins=word-2: Zweiter Satz.',
      'paragraph: Eins, ',
      'paragraph del=word-3: und zwei.',
      'paragraph: Wird [fett|fmt:word-4={"b":true}].',
      'paragraph kind@word-5=0:heading3: Wird Überschrift',
      'paragraph del=word-6: [Dieser Absatz wandert ans Ende der Seite.|del:word-6]',
      'paragraph del=word-7: [Fällt weg.|del:word-7]',
      'paragraph: Bleibt.',
      'paragraph: Bleibt auch.',
      'paragraph ins=word-6: [Dieser Absatz wandert ans Ende der Seite.|ins:word-6]',
      'paragraph ins=word-8: [Ist neu.|ins:word-8]',
      'paragraph:  ',
    ].slice(0, -1),
  );
  expect(new Set(text.changes.map(({ author, at }) => `${author} ${String(at)}`))).toEqual(
    new Set([`Ben ${Date.UTC(2026, 4, 2, 12, 5)}`]),
  );
});

it('VX7 everything that can change comes back, and says the same when it is accepted or rejected', async () => {
  const { before, after } = richPair;
  const text = await read(before, after);
  const words = (decision: 'accept' | 'reject') =>
    decidedBlocks(text, decision).map((each) => each.text.replace(/\s+/g, ' ').trim());
  const found = { accept: words('accept').join('\n'), reject: words('reject').join('\n') };
  for (const [decision, state] of [
    ['accept', after],
    ['reject', before],
  ] as const)
    for (const { title, blocks } of state.paper.chapters) {
      expect(found[decision]).toContain(title);
      for (const { text: whole, runs, kind } of blocks)
        if (runs.every(({ embed }) => embed === undefined) && kind !== 'image')
          expect(found[decision]).toContain(whole.replace(/\s+/g, ' ').trim());
    }
  expect(found.accept).not.toContain('Wird gestrichen');
  expect(found.accept).not.toContain('Wohnraum');
  expect(found.reject).not.toContain('ganz neuer');
  expect(found.reject).not.toContain('Fachkräfte');
  expect(found.accept).toContain('Mit Fußnote{Quelle: Statistik 2025} und neuer{Neue Fußnote / mit zwei Absätzen}.');
  expect(found.reject).toContain('Mit Fußnote{Quelle: Statistik 2024} und zweiter{Fällt weg}.');
});
