import { describe, expect, it } from 'vitest';
import { desks, edit, type Desk } from '../../support/desks.ts';
import { $blocks, $select } from '../../support/select.ts';

const { desk } = desks();

describe('keys in blocks', () => {
  const press = (at: Desk, block: number, offset: number) =>
    edit(at, () => void $select(block, offset).insertParagraph());
  const shape = ({ binding }: Desk) => binding.blocks.map(({ kind, indent, text }) => `${kind}${indent}:${text}`);

  it('BI24 Enter at the end of a heading gives a paragraph, in its middle a heading, at its start a paragraph before it', () => {
    const ends = desk(['Ziel'], {}, 'heading2');
    press(ends, 0, 4);
    expect(shape(ends)).toEqual(['heading20:Ziel', 'paragraph0:']);
    const middle = desk(['Ziel'], {}, 'heading2');
    press(middle, 0, 2);
    expect(shape(middle)).toEqual(['heading20:Zi', 'heading20:el']);
    const start = desk(['Ziel'], {}, 'heading2');
    press(start, 0, 0);
    expect(shape(start)).toEqual(['paragraph0:', 'heading20:Ziel']);
  });

  it('BI25 Enter goes on with a list, and in an empty item leaves it level by level', () => {
    const list = desk(['eins'], {}, 'bullet');
    edit(list, () => void $blocks()[0]?.setIndent(1));
    press(list, 0, 4);
    expect(shape(list)).toEqual(['bullet1:eins', 'bullet1:']);
    press(list, 1, 0);
    expect(shape(list)).toEqual(['bullet1:eins', 'bullet0:']);
    press(list, 1, 0);
    expect(shape(list)).toEqual(['bullet1:eins', 'paragraph0:']);
  });

  it('BI26 a block survives the way through JSON, kind and level included', () => {
    const at = desk(['eins'], {}, 'number');
    edit(at, () => void $blocks()[0]?.setIndent(3));
    const json = JSON.stringify(at.editor.getEditorState());
    const read = at.editor
      .parseEditorState(json)
      .read(() => $blocks().map((node) => [node.getKind(), node.getIndent(), node.getTextContent()]));
    expect(read).toEqual([['number', 3, 'eins']]);
  });
});
