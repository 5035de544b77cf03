import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import {
  DraftKeeper,
  draftSize,
  pieces,
  plainText,
  textToKeep,
  type PendingDraft,
} from '../../../renderer/app/kept-drafts.ts';
import { chapterText, chapterTitle } from '../../../shared/document/chapter.ts';
import { sectionText, setPaperFact } from '../../../shared/document/council/paper-room.ts';
import { descriptionText } from '../../../shared/document/measures/keys.ts';
import { addMeasure, addRow, setMeasureField } from '../../../shared/document/measures/write.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import type { Draft } from '../../../shared/rpc/schemas.ts';

const kept = (draft: PendingDraft): Draft => ({
  ...draft,
  id: '6f1d2d0c-58b2-4a3e-9c53-6b0b1f0a7f11',
  at: '2026-11-23T14:05:00.000Z',
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('kept drafts', () => {
  it('UI5 a chapter becomes its title and one line per block, without markers', () => {
    const doc = new Y.Doc();
    chapterTitle(doc).insert(0, 'Bildung');
    chapterText(doc).applyDelta([
      { insert: { b: 'a' } },
      { insert: 'Erster ' },
      { insert: 'Absatz', attributes: { bold: true } },
      { insert: { b: 'c' } },
      { insert: 'Zweiter' },
    ]);
    expect(plainText(doc)).toBe('Bildung\n\nErster Absatz\nZweiter');
    expect(plainText(new Y.Doc())).toBe('');
  });

  it('UI5 a text stays in this window until the host has it, however often it can not be reached', async () => {
    let reachable = false;
    let tries = 0;
    const done: Draft[] = [];
    const keeper = new DraftKeeper(
      (draft) => {
        tries += 1;
        return reachable ? Promise.resolve(kept(draft)) : Promise.reject(new Failure('hostUnreachable'));
      },
      (draft) => done.push(draft),
    );
    keeper.keep('room', 'noRight', 'mein Satz');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(tries).toBeGreaterThan(3);
    expect(keeper.pending.map(({ text }) => text)).toEqual(['mein Satz']);
    reachable = true;
    keeper.retryNow();
    await vi.advanceTimersByTimeAsync(0);
    expect(keeper.pending).toEqual([]);
    expect(done.map(({ text, reason }) => [text, reason])).toEqual([['mein Satz', 'noRight']]);
    keeper.destroy();
  });

  it('UI5 a text too large for one draft is kept whole, in several', () => {
    const text = `${'ä'.repeat(draftSize - 1)}😀${'b'.repeat(10)}`;
    const parts = pieces(text, draftSize);
    expect(parts.join('')).toBe(text);
    expect(parts.length).toBe(2);
    expect(parts.every((part) => part.length <= draftSize && !/[\uD800-\uDBFF]$/.test(part))).toBe(true);
  });
});

describe('what is kept of rooms that are no chapters', () => {
  it('UI5 of the catalogue the measures that were written in here, whole and in words; of a council paper its texts', () => {
    const others = new Y.Doc();
    addMeasure(others, 'a', undefined, null);
    setMeasureField(others, 'a', 'title', 'Von anderen', null);
    addMeasure(others, 'b', undefined, null);
    setMeasureField(others, 'b', 'title', 'Sprachcafés', null);
    addRow(others, 'b', 'costs', 'c', { year: 2022, cents: 123_456_789, source: 'Spenden' }, undefined, null);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(others));
    expect(textToKeep('measures', doc)).toBe('');
    doc
      .getText(descriptionText('b'))
      .applyDelta([{ insert: { b: 'x' } }, { insert: 'Erster' }, { insert: { b: 'y' } }]);
    expect(textToKeep('measures', doc)).toBe('Sprachcafés\nStand: Idee\nBetrag: 2022 1.234.567,89 € Spenden\nErster');
    const paper = new Y.Doc();
    setPaperFact(paper, 'subject', 'Gegenstand', null);
    paper.getText(sectionText('motion')).applyDelta([{ insert: { b: 'x' } }, { insert: 'zu beschließen' }]);
    expect(textToKeep('paper', paper)).toBe('Gegenstand\n\nmotion\nzu beschließen');
    expect(textToKeep('paper', new Y.Doc())).toBe('');
  });
});
