import { $createLinkNode, $isLinkNode } from '@lexical/link';
import { $createTextNode, $getRoot, $isTextNode } from 'lexical';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { $createBlockNode } from '../../../renderer/editor/nodes/block-node.ts';
import { $isEmbedNode } from '../../../renderer/editor/nodes/embed-node.ts';
import { $setLink } from '../../../renderer/editor/nodes/set-link.ts';
import { caret, desks, edit, texts, type } from '../../support/desks.ts';
import { $blocks, $select } from '../../support/select.ts';

const { desk, bound, colleague } = desks();

describe('what is shown', () => {
  it('BI18 a link keeps its node, and so its place, through changes around it', () => {
    const anna = desk(['siehe dort nach']);
    const bob = colleague(anna);
    edit(anna, () => {
      $select(0, 6, 0, 10);
      $setLink('https://ulm.de/');
    });
    const link = () => anna.editor.getEditorState().read(() => $blocks()[0]?.getChildren().find($isLinkNode)?.getKey());
    const key = link();
    expect(key).toBeDefined();
    type(bob, 0, 0, 'B');
    edit(bob, () => $select(0, 9).insertText('XX'));
    expect(link()).toBe(key);
    expect(anna.binding.blocks[0]?.runs).toMatchObject([
      { text: 'Bsiehe ' },
      { text: 'doXXrt', attrs: { link: 'https://ulm.de/' } },
      { text: ' nach' },
    ]);
    expect(bob.binding.check()).toBeNull();
  });

  it('BI19 what a block can not hold is taken out of the editor too: foreign formats, unsafe links, half characters', async () => {
    const anna = desk(['eins']);
    edit(anna, () => {
      const link = $createLinkNode('javascript:alert(1)').append($createTextNode('böse'));
      const odd = $createTextNode('x\ud83c').setFormat('code').setStyle('color:red');
      $blocks()[0]?.append(link, odd);
    });
    await vi.waitFor(() => expect(anna.binding.settled).toBe(true));
    expect(anna.binding.blocks[0]?.runs).toEqual([{ text: 'einsbösex\uFFFD', attrs: {} }]);
    const nodes = anna.editor.getEditorState().read(() =>
      $blocks()[0]
        ?.getChildren()
        .map((node) => [node.getType(), $isTextNode(node) && node.getStyle()]),
    );
    expect(nodes).toEqual([['text', '']]);
    expect(anna.binding.check()).toBeNull();
  });

  it('BI20 what a newer version wrote is shown as a placeholder and survives editing around it', () => {
    const doc = new Y.Doc();
    const text = doc.getText('text');
    text.insertEmbed(0, { b: 'a' });
    text.insert(1, 'vor', { 'ins:7': 'm' });
    text.insertEmbed(4, { note: 'n1' }, {});
    text.insert(5, 'nach', {});
    doc.getMap('blocks').set('a:kind', 'table');
    const anna = bound(doc);
    const kinds = anna.editor.getEditorState().read(() =>
      $blocks()[0]
        ?.getChildren()
        .map((node) => $isEmbedNode(node)),
    );
    expect(kinds).toEqual([false, true, false]);
    type(anna, 0, 8, '!');
    edit(anna, () => $select(0, 4).insertParagraph());
    expect(text.toDelta()).toEqual([
      { insert: { b: 'a' } },
      { insert: 'vor', attributes: { 'ins:7': 'm' } },
      { insert: { note: 'n1' } },
      { insert: { b: anna.binding.blocks[1]?.id } },
      { insert: 'nach!' },
    ]);
    expect(anna.binding.blocks[0]?.kind).toBe('table');
  });

  it('BI21 a block is moved with its id, its node and everything in it, as one step', () => {
    const anna = desk(['eins', 'zwei', 'drei']);
    const bob = colleague(anna);
    const key = anna.binding.blockKey('c');
    edit(anna, () => $select(2, 2));
    anna.binding.moveBlock('c', 'a');
    expect([texts(anna), texts(bob)]).toEqual([
      ['drei', 'eins', 'zwei'],
      ['drei', 'eins', 'zwei'],
    ]);
    expect([anna.binding.blockKey('c'), caret(anna)]).toEqual([key, 'c:2']);
    anna.binding.moveBlock('c', null);
    expect(texts(bob)).toEqual(['eins', 'zwei', 'drei']);
    anna.binding.undo();
    expect(texts(bob)).toEqual(['drei', 'eins', 'zwei']);
    expect([anna.binding.check(), bob.binding.check()]).toEqual([null, null]);
  });

  it('BI29 who may only read removes no copies; who may write does, the caret goes along, and undo leaves that alone', async () => {
    const anna = desk(['eins', 'zwei', 'drei']);
    const bob = bound(new Y.Doc());
    Y.applyUpdate(bob.doc, Y.encodeStateAsUpdate(anna.doc), 'network');
    const reader = bound(new Y.Doc());
    reader.editor.setEditable(false);
    anna.binding.moveBlock('c', 'a');
    bob.binding.moveBlock('c', 'b');
    edit(anna, () => $select(0, 2));
    edit(bob, () => $select(1, 2));
    for (const { doc } of [anna, bob]) Y.applyUpdate(reader.doc, Y.encodeStateAsUpdate(doc), 'network');
    await vi.waitFor(() => expect(texts(reader)).toEqual(['drei', 'eins', 'drei', 'zwei']));
    const written = vi.fn();
    reader.doc.on('update', written);
    reader.binding.flush();
    expect(written).not.toHaveBeenCalled();
    Y.applyUpdate(bob.doc, Y.encodeStateAsUpdate(anna.doc), 'network');
    Y.applyUpdate(anna.doc, Y.encodeStateAsUpdate(bob.doc), 'network');
    for (const each of [anna, bob]) {
      await vi.waitFor(() => expect(texts(each).filter((text) => text === 'drei')).toHaveLength(1));
      expect(caret(each)).toBe('c:2');
      expect([each.binding.check(), each.binding.repairs]).toEqual([null, 0]);
    }
    expect(texts(anna)).toEqual(texts(bob));
    reader.editor.setEditable(true);
    await vi.waitFor(() => expect(texts(reader)).toEqual(texts(anna)));
    anna.binding.undo();
    bob.binding.undo();
    for (const each of [anna, bob]) expect(texts(each)).toContain('drei');
  });

  it('BI22 a copied block gets an id of its own', () => {
    const anna = desk(['eins']);
    edit(anna, () => {
      const copy = $createBlockNode('quote').append($createTextNode('eins'));
      $getRoot().append(copy);
    });
    const ids = anna.binding.blocks.map(({ id }) => id);
    expect(new Set(ids).size).toBe(2);
    expect(anna.binding.blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'quote']);
  });

  it('BI23 one key changes one block: the others stay the same objects', () => {
    const anna = desk(['eins', 'zwei', 'drei']);
    const heard = vi.fn();
    anna.binding.onBlocks(heard);
    const before = [...anna.binding.blocks];
    type(anna, 1, 4, '!');
    const now = anna.binding.blocks;
    expect(now.map((block, index) => block === before[index])).toEqual([true, false, true]);
    expect(heard.mock.calls).toEqual([[now]]);
  });
});
