/** The published schema of the paper as JSON (`resources/schemas`). */
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { root } from '../../../electron/build.mjs';
import { exportJson } from '../../../electron/export/json.ts';
import type { Paper, PaperComment } from '../../../electron/export/paper.ts';
import { createProject } from '../../../electron/services/create-project.ts';
import { readPaper } from '../../../electron/services/read-paper.ts';
import { DEFAULT_SETTINGS } from '../../../shared/document/paper-settings.ts';
import { picturesOfBoth, richPair } from '../../support/compared-papers.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'rs-schema-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const schema: unknown = JSON.parse(
  readFileSync(path.join(root, 'resources', 'schemas', 'ratschrift-paper-1.schema.json'), 'utf8'),
);
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
formats(ajv);
const isPaper = ajv.compile(schema as object);
const faultsOf = (json: string): unknown => (isPaper(JSON.parse(json)) ? [] : isPaper.errors);

it('EX6 the sample as JSON is what the published schema says', async () => {
  const file = path.join(folder, 'Leitbild.ratschrift');
  await createProject(file, { title: 'Leitbild', kind: 'sample' }, { inProcess: true });
  expect(faultsOf(exportJson(await readPaper(file, { inProcess: true }), new Map(), []))).toEqual([]);
});

it('EX7 so is a paper with tables, merged cells, footnotes, references, pictures, comments, set-down numbers and what newer versions write', () => {
  const { paper } = richPair.after;
  const chapters = paper.chapters.map((chapter, at) => ({
    ...chapter,
    stage: 'writing' as const,
    contentHash: 'a'.repeat(64),
    group: { id: 'g', name: 'Gruppe' },
    ...(at === 0 && { frozen: new Map([['p1', '1']]) }),
  }));
  const whole: Paper = { ...paper, project: 'p', sample: false, settings: DEFAULT_SETTINGS, chapters };
  const comment: PaperComment = {
    chapter: 'c',
    key: 'k',
    thread: 't',
    author: { id: 'a', name: 'Ada' },
    at: '2026-01-02T03:04:05.000Z',
    edited: null,
    state: 'open',
    assigned: null,
    about: 'text',
    block: 'p1',
    quote: 'Worte',
    text: 'Warum?',
    imported: { name: 'Word', at: null },
  };
  const json = exportJson(whole, picturesOfBoth, [comment]);
  expect(faultsOf(json)).toEqual([]);
  for (const part of ['"tables"', '"notes"', '"ref"', '"rowSpan": 2', '"frozenNumbers"', '"base64"', '"imported"'])
    expect(json).toContain(part);
  // The controls: a form of tomorrow, a block without a kind and a cell without a place are told.
  expect(faultsOf(json.replace('ratschrift-paper/1', 'ratschrift-paper/2'))).not.toEqual([]);
  expect(faultsOf(json.replace('"kind": "paragraph"', '"sort": "paragraph"'))).not.toEqual([]);
  expect(faultsOf(json.replace('"rowSpan": 2', '"rowSpan": 0'))).not.toEqual([]);
});
