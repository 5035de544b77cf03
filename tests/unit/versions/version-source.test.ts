import { expect, test } from 'vitest';
import { VersionSource } from '../../../renderer/features/versions/version-source.ts';
import type { ProjectCall } from '../../../renderer/app/session.ts';
import { canonicalChapter } from '../../../shared/document/canonical-chapter.ts';
import { DEFAULT_SETTINGS } from '../../../shared/document/paper-settings.ts';
import { makeBlock } from '../../../shared/document/block.ts';

const hash = (n: number): string => String(n).padStart(64, '0');
const json = (n: number): string =>
  canonicalChapter({
    blocks: [makeBlock('a', { kind: 'paragraph', indent: 0 }, [{ text: `Kapitel ${n}`, attrs: {} }])],
    tables: new Map(),
    notes: new Map(),
  });

/** A host that gives at most two texts at once, and not the last one. */
function host(count: number): { call: ProjectCall; asked: string[][] } {
  const asked: string[][] = [];
  const chapters = Array.from({ length: count }, (_, n) => ({
    id: `c${n}`,
    title: `Titel ${n}`,
    group: null,
    stage: 'open',
    numbers: [],
    content: hash(n),
  }));
  const answers: Record<string, (input: never) => unknown> = {
    'versions.paper': () => ({
      hash: hash(99),
      content: { title: 'P', owner: '', settings: DEFAULT_SETTINGS, chapters },
    }),
    'versions.contents': ({ hashes }: { hashes: string[] }) => {
      asked.push(hashes);
      const given = hashes.slice(0, 2);
      return {
        contents: given.flatMap((key) => (Number(key) === count - 1 ? [] : [{ hash: key, json: json(Number(key)) }])),
        done: given.length,
      };
    },
  };
  const call = ((name: string, input: never) => Promise.resolve(answers[name]?.(input))) as unknown as ProjectCall;
  return { call, asked };
}

test('VV5 each text is fetched once, in as many answers as it takes; what can’t be had is named and left out', async () => {
  const { call, asked } = host(5);
  const source = new VersionSource(call, () => Promise.resolve());
  const loaded = await source.load({ side: 'now' });
  expect(loaded.chapters.map(({ id, blocks }) => `${id} ${blocks[0]?.text ?? ''}`)).toEqual([
    'c0 Kapitel 0',
    'c1 Kapitel 1',
    'c2 Kapitel 2',
    'c3 Kapitel 3',
  ]);
  expect(loaded.missing).toEqual(['c4']);
  expect(asked.map((hashes) => hashes.length)).toEqual([5, 3, 1]);
  await source.load({ side: 'now' });
  // Only what could not be had is asked for again.
  expect(asked.slice(3)).toEqual([[hash(4)]]);
});
