/** Proposals to the description of one measure: what they may change of the document that all measures lie in. */
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { previewsOf } from '../../../renderer/features/suggestions/proposal-watch.ts';
import { makeBlock, type Block, type Run } from '../../../shared/document/block.ts';
import { canonicalBlocks, deltaOf } from '../../../shared/document/blocks.ts';
import { blockProperties } from '../../../shared/document/chapter.ts';
import { decideInChapter } from '../../../shared/document/decide.ts';
import { diffBlocks } from '../../../shared/document/diff.ts';
import { embedRun } from '../../../shared/document/embeds.ts';
import { measuresMap } from '../../../shared/document/measures/keys.ts';
import { readDescription } from '../../../shared/document/measures/texts.ts';
import { readContent } from '../../../shared/document/nested.ts';
import { applyOperations } from '../../../shared/document/operations.ts';
import { copyOf, isEmpty, proposedChange, takeOver } from '../../../shared/document/proposals.ts';
import { seenIn } from '../../../shared/document/seen.ts';
import { struckBy, suggested } from '../../../shared/document/suggest.ts';
import { snippetOf } from '../../../shared/document/suggestion-list.ts';
import { noteSuggestion, suggestionMap } from '../../../shared/document/suggestions.ts';
import { tableMap } from '../../../shared/document/table.ts';
import { addTable, allElse, describedMeasures, own } from '../../support/described-measures.ts';
import { Chance, forEachSeed, seedsToRun } from '../../support/fuzz.ts';
import { done } from '../../support/forged-updates.ts';
import { scribble } from '../../support/scribbled-measures.ts';

const proposer = { person: 'sina', at: 7, why: 'klarer' };
const words = (doc: Y.Doc): string[] => readDescription(doc, 'a').map(({ text }) => text);
const paragraph = (id: string, ...runs: Run[]): Block => makeBlock(id, { kind: 'paragraph', indent: 0 }, runs);
const plain = (text: string): Run => ({ text, attrs: {} });

/** What somebody sends who edits the description in suggesting mode. */
function proposed(doc: Y.Doc, change: (copy: Y.Doc, edit: (to: readonly Block[]) => void) => void): Uint8Array {
  return done(doc, (copy) => {
    change(copy, (to) => {
      const blocks = readDescription(copy, 'a');
      const { operations } = suggested(diffBlocks(blocks, to), blocks, { id: 'r', mine: (id) => id === 'r' });
      copy.transact(() => {
        applyOperations(copy.getText(own), blockProperties(copy), operations);
        noteSuggestion(copy, 'r', 'sina', 1, seenIn(copy.getText(own), struckBy(operations, 'r')));
      });
    });
  });
}

const honest = (doc: Y.Doc): Uint8Array =>
  proposed(doc, (copy, edit) => {
    const [first, second, table] = readDescription(copy, 'a');
    if (first === undefined || second === undefined || table === undefined) throw new Error('no blocks');
    copy.getText('note:new').insert(0, 'Auch neu.');
    copy.getText('note:na').insert(0, 'Bitte: ');
    copy.getText('cell:ta:r2:c1').insert(0, 'Mehr');
    addTable(copy, 'tnew');
    edit([
      paragraph('pa', plain('Viele Menschen treffen sich'), ...first.runs.slice(1)),
      paragraph('x', plain('Neu'), embedRun({ note: 'new' })),
      second,
      table,
      makeBlock('tnew', { kind: 'table', indent: 0 }, []),
    ]);
  });

describe('proposals to a description', () => {
  it('MC77 words, a footnote, a cell and a table are taken over as suggestions or at once, and all else stays', () => {
    for (const who of [proposer, null]) {
      const doc = describedMeasures();
      const [before, was] = [allElse(doc), canonicalBlocks(readDescription(doc, 'a'))];
      const change = proposedChange(doc, [honest(doc)], [], own);
      if (change === null) throw new Error('refused');
      const ids = new Set(takeOver(doc, change, who, 'taker'));
      expect(allElse(doc)).toBe(before);
      const by = { by: 'anna', at: 1, root: own };
      if (who !== null) {
        const rejected = copyOf(doc);
        decideInChapter(rejected, { ids, accept: false, ...by }, 'test');
        expect(canonicalBlocks(readDescription(rejected, 'a'))).toBe(was);
        decideInChapter(doc, { ids, accept: true, ...by }, 'test');
      }
      expect(words(doc).map((text) => text.replaceAll('\uFFFC', '*'))).toEqual([
        'Viele Menschen treffen sich*',
        'Neu*',
        'und reden.',
        '',
        '',
      ]);
      const { notes, tables } = readContent(doc, readDescription(doc, 'a'));
      expect([...notes.values()].map(([block]) => block?.text)).toEqual(['Bitte: Siehe dort.', 'Auch neu.']);
      expect([...tables.keys()]).toEqual(['ta', 'tnew']);
      expect(doc.getText('cell:ta:r2:c1').toJSON()).toBe('Mehr');
      expect(allElse(doc)).toBe(before);
    }
  });

  it('MC83 the card of a proposal shows what it would change in cells, footnotes and lines, too', () => {
    const doc = describedMeasures();
    const update = done(doc, (copy) => {
      Y.applyUpdate(copy, honest(doc));
      tableMap(copy).set('ta:r:r9:order', 'a9');
      copy.getText('cell:ta:r1:c1').delete(0, 2);
    });
    const change = proposedChange(doc, [update], [], own);
    if (change === null) throw new Error('refused');
    const previews = previewsOf({ blocksOf: (copy) => readDescription(copy, 'a') }, doc, change, { author: 'sina' });
    const shown = previews.flatMap(({ spots }) =>
      spots.flatMap(({ block, places }) => snippetOf(block, places).pieces.map(({ what, text }) => `${what} ${text}`)),
    );
    for (const each of ['ins Viele ', 'ins Bitte: ', 'ins Mehr', 'del Ze']) expect(shown.join('|')).toContain(each);
    expect(previews.flatMap(({ places }) => places.map(({ what }) => what))).toContain('newLine');
  });

  it('MC77 what was taken over and taken back can be taken over again; what builds upon it and upon deleted words fits in', () => {
    const doc = describedMeasures();
    const update = honest(doc);
    for (let round = 0; round < 2; round += 1) {
      const change = proposedChange(doc, [update], [], own);
      if (change === null) throw new Error('refused');
      for (const name of change.texts.keys()) doc.getText(name);
      const undo = new Y.UndoManager([...doc.share.values()], { trackedOrigins: new Set(['taker']) });
      takeOver(doc, change, proposer, 'taker');
      if (round === 0) undo.undo();
      undo.destroy();
    }
    // Its author goes on in the words that were taken meanwhile; others delete the footnote that they also write in.
    const next = done(
      ((copy) => {
        Y.applyUpdate(copy, update);
        return copy;
      })(copyOf(doc)),
      (copy) => {
        copy.getText(own).insert(2, 'wirklich ');
        copy.getText('note:na').insert(0, 'Noch: ');
      },
    );
    let before = 0;
    for (const { insert } of deltaOf(doc.getText(own))) {
      if (isNote(insert, 'na')) break;
      before += typeof insert === 'string' ? insert.length : 1;
    }
    doc.getText(own).delete(before, 1);
    const change = proposedChange(doc, [next], [update], own);
    if (change === null) throw new Error('refused');
    takeOver(doc, change, null, 'taker');
    expect(words(doc)[0]).toContain('wirklich');
    expect(doc.getText('note:na').toJSON()).not.toContain('Noch');
  });

  it('MC78 a proposal that reaches for anything but its description is refused whole, and changes nothing', () => {
    for (const [what, reach] of Object.entries(hostile)) {
      const doc = describedMeasures();
      const before = allElse(doc);
      const update = done(doc, (copy) => {
        copy.getText(own).insert(1, 'Harmlos. ');
        copy.transact(() => reach(copy));
      });
      expect([what, proposedChange(doc, [update], [], own)]).toEqual([what, null]);
      // Nor can it be laid as a ground for what is harmless.
      const ground = copyOf(doc);
      Y.applyUpdate(ground, update);
      const next = done(ground, (copy) => copy.getText(own).insert(1, 'Ganz '));
      const change = proposedChange(doc, [next], [update], own);
      if (change !== null) takeOver(doc, change, proposer, 'taker');
      expect([what, allElse(doc)]).toEqual([what, before]);
    }
  });

  it('MC78 whatever a proposal writes and wherever, taking it over changes nothing else and never fails', async () => {
    let taken = 0;
    await forEachSeed(seedsToRun(150, []), (seed) => {
      const chance = new Chance(seed);
      const doc = describedMeasures();
      const before = allElse(doc);
      const sent = (from: Y.Doc): Uint8Array =>
        done(from, (copy) => {
          for (let step = 1 + chance.below(4); step > 0; step -= 1) scribble(copy, chance, chance.once(4));
        });
      const closed = sent(doc);
      const ground = copyOf(doc);
      Y.applyUpdate(ground, closed);
      const open = chance.once(2) ? sent(ground) : sent(doc);
      const change = proposedChange(doc, [open], chance.once(2) ? [closed] : [], own);
      if (change === null) return;
      if (!isEmpty(change)) taken += 1;
      const ids = takeOver(doc, change, chance.once(2) ? proposer : null, 'taker');
      expect(allElse(doc)).toBe(before);
      decideInChapter(doc, { ids: new Set(ids), accept: chance.once(2), by: 'anna', at: 1, root: own }, 'test');
      expect(allElse(doc)).toBe(before);
    });
    // Else this would say nothing.
    expect(taken).toBeGreaterThan(20);
  });
});

const isNote = (value: unknown, note: string): boolean =>
  typeof value === 'object' && value !== null && 'note' in value && value.note === note;

/** Each reaches for something else; all leave a harmless word in the description, too. */
const hostile: Readonly<Record<string, (copy: Y.Doc) => void>> = {
  'words of another description': (copy) => copy.getText('text:b').insert(1, 'Böse '),
  'deletes another description': (copy) => copy.getText('text:b').delete(0, copy.getText('text:b').length),
  'formats another description': (copy) => copy.getText('text:b').format(1, 4, { b: true }),
  'strikes in another description': (copy) => {
    suggestionMap(copy).set('s:by', 'sina');
    copy.getText('text:b').format(1, 4, { 'del:s': true });
  },
  'a new description': (copy) => copy.getText('text:c').insert(0, 'Böse'),
  'the text of a chapter': (copy) => copy.getText('text').insert(0, 'Böse'),
  'a title': (copy) => copy.getText('title').insert(0, 'Böse'),
  'a field of the measure itself': (copy) => measuresMap(copy).set('a:title', 'Böse'),
  'a field of another': (copy) => measuresMap(copy).set('b:state', 'agreed'),
  'the list of measures': (copy) => measuresMap(copy).set('b:gone', true),
  'a new measure': (copy) => measuresMap(copy).set('c:order', 'a5'),
  'the budgets': (copy) => copy.getMap('catalogue').set('budgets:x:order', 'a0'),
  'a map within a map': (copy) => measuresMap(copy).set('c', new Y.Map([['x', 1]])),
  'an unknown root': (copy) => copy.getArray('what').insert(0, [1]),
  'kind of a block of another': (copy) => blockProperties(copy).set('qb:kind', 'heading1'),
  'a cell of another': (copy) => copy.getText('cell:tb:r1:c1').insert(0, 'Böse'),
  'an empty cell of another': (copy) => copy.getText('cell:tb:r2:c1').insert(0, 'Böse'),
  'a row of another': (copy) => tableMap(copy).set('tb:r:r1:gone', true),
  'a new row of another': (copy) => tableMap(copy).set('tb:r:r9:order', 'a9'),
  'merges cells of another': (copy) => tableMap(copy).set('tb:m:r1:c1', 'r2:c1'),
  'a footnote of another': (copy) => copy.getText('note:nb').insert(0, 'Böse'),
  'shows a footnote of another': (copy) => copy.getText(own).insertEmbed(5, { note: 'nb' }),
  'shows a footnote of another and writes in it': (copy) => {
    copy.getText(own).insertEmbed(5, { note: 'nb' });
    copy.getText('note:nb').insert(0, 'Böse');
  },
  'shows a deleted footnote': (copy) => copy.getText(own).insertEmbed(5, { note: 'ngone' }),
  'shows the table of another': (copy) => {
    copy.getText(own).insertEmbed(0, { b: 'fresh' });
    blockProperties(copy).set('fresh:kind', 'table');
    blockProperties(copy).set('fresh:table', 'tb');
  },
  'has its own table show that of another': (copy) => blockProperties(copy).set('ta:table', 'tb'),
  'shows a deleted table': (copy) => blockProperties(copy).set('ta:table', 'tgone'),
  'a block with the id of a table of another': (copy) => {
    copy.getText(own).insertEmbed(0, { b: 'tb' });
    blockProperties(copy).set('tb:kind', 'table');
  },
  'a block with the id of one of another': (copy) => copy.getText(own).insertEmbed(0, { b: 'pb' }),
  'a block with the id of one of another, and a kind for it': (copy) => {
    copy.getText(own).insertEmbed(0, { b: 'pb' });
    blockProperties(copy).set('pb:kind', 'heading3');
  },
  'a block with the id of a deleted one': (copy) => {
    copy.getText(own).insertEmbed(0, { b: 'pgone' });
    blockProperties(copy).set('pgone:kind', 'quote');
  },
  'a table in a cell that shows that of another': (copy) => {
    copy.getText('cell:ta:r1:c1').insertEmbed(0, { b: 'inner' });
    blockProperties(copy).set('inner:kind', 'table');
    blockProperties(copy).set('inner:table', 'tb');
  },
  'a footnote in a cell that is of another': (copy) => copy.getText('cell:ta:r1:c1').insertEmbed(0, { note: 'nb' }),
};
