import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { desks, shown, texts, type } from '../../support/desks.ts';

const { desk, bound } = desks();

describe('an empty text', () => {
  it('BI9 shows one empty block, and no number of editors that open it write anything', () => {
    const doc = new Y.Doc();
    const written = vi.fn();
    doc.on('update', written);
    for (let count = 0; count < 6; count++) expect(shown(bound(doc))).toEqual(['']);
    expect(written).not.toHaveBeenCalled();
  });

  it('BI10 two who begin it at the same time share one paragraph', () => {
    const anna = desk([]);
    const doc = new Y.Doc();
    const bob = bound(doc);
    type(anna, 0, 0, 'A');
    type(bob, 0, 0, 'B');
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(anna.doc), 'network');
    Y.applyUpdate(anna.doc, Y.encodeStateAsUpdate(doc), 'network');
    expect(texts(anna)).toEqual(texts(bob));
    expect(texts(anna)).toHaveLength(1);
    expect(['AB', 'BA']).toContain(texts(anna)[0]);
  });
});
