import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { Rooms } from '../../../renderer/app/rooms.ts';
import { PaperModel } from '../../../renderer/editor/paper-model.ts';
import { StyleWatch } from '../../../renderer/features/writing/style-watch.ts';
import { writeBlocks } from '../../../shared/document/blocks.ts';
import { embedRun } from '../../../shared/document/embeds.ts';
import { createTable } from '../../../shared/document/table-edit.ts';
import { tableTexts } from '../../../shared/document/table.ts';
import { NO_WORDS } from '../../../shared/german/words.ts';
import { connectedRoom } from '../../support/live-room.ts';

describe('the style check of a chapter', () => {
  it('SC14 cells and footnotes are checked where they stand, in the order in which one reads', async () => {
    const doc = new Y.Doc();
    writeBlocks(
      doc,
      [
        { id: 'p', kind: 'paragraph', runs: [{ text: 'Für Bürger:innen', attrs: {} }, embedRun({ note: 'n1' })] },
        { id: 't', kind: 'table', runs: [{ text: 'Kosten', attrs: {} }] },
        { id: 'q', kind: 'paragraph', runs: [{ text: 'Für Lehrer/innen', attrs: {} }] },
      ],
      'test',
    );
    doc.transact(() => {
      createTable(doc, 't', 2, 2, 'test');
      doc.getText('note:n1').insert(0, 'Laut  Statistik');
      doc.getText(tableTexts(doc, 't')[2] ?? '').insert(0, 'Alle Expert:innen');
    }, 'test');
    const rooms = new Rooms({ connect: () => connectedRoom(doc), onRefused: () => undefined });
    const watch = new StyleWatch({ rooms, paper: new PaperModel('me'), roomOf: () => 'room' }, ['c'], NO_WORDS);
    await expect.poll(() => watch.get().progress).toBeNull();
    expect(watch.get().findings.map(({ part, text, mend }) => [part, text, mend])).toEqual([
      [null, 'Bürger:innen', 'Bürger*innen'],
      ['note:n1', '  ', ' '],
      [tableTexts(doc, 't')[2], 'Expert:innen', 'Expert*innen'],
      [null, 'Lehrer/innen', 'Lehrer*innen'],
    ]);
    watch.destroy();
    rooms.destroy();
  });
});
