/** The sample's council paper, out of a host as it ships. */
import { beforeAll, expect, it } from 'vitest';
import { readFacts } from '../../shared/document/council/project-facts.ts';
import { readPaperList } from '../../shared/document/council/paper-list.ts';
import { isUuid } from '../../shared/sync/rooms.ts';
import { printPath } from '../../shared/rpc/paper-schemas.ts';
import { callerOf, fetched } from '../support/council/paper-host.ts';
import { printedValues } from '../support/council/printed-values.ts';
import { hostScene } from '../support/host-scene.ts';
import { installWithin } from '../support/libreoffice.ts';
import { outOfOrder, providePdfTools, readPdf } from '../support/pdf-tools.ts';
import { facts } from '../support/sample.ts';
import { until } from '../support/until.ts';

beforeAll(providePdfTools, installWithin);

const { join, later, newFile, run, serve } = hostScene();

it('CP72 the sample’s paper has every value of the real one in order, and its check shows no error and no warning', async () => {
  const file = await newFile();
  const host = await serve(file);
  const office = callerOf(host, later);
  const listed = host.access.rooms.filter(({ kind }) => kind === 'paper');
  expect(listed).toHaveLength(1);
  const paper = listed[0]?.room.split('/').at(-1) ?? '';
  expect(isUuid(paper)).toBe(true);
  const { findings, blocked } = await office('papers.check', { paper });
  expect(findings.filter(({ level }) => level !== 'passed')).toEqual([]);
  expect(blocked).toBe(false);
  const { status, bytes } = await fetched(host, printPath({ paper, draft: false }));
  expect(status).toBe(200);
  const { text, faults } = readPdf(bytes);
  expect(faults).toBe('');
  expect(outOfOrder(text, printedValues), text).toBeNull();
  // The version that it annexes is whole, and says what stands in the project.
  const { versions } = await office('versions.list', {});
  expect(versions).toMatchObject([{ level: 'frozen' }]);
  const annexed = await office('versions.paper', { of: { side: 'version', version: versions[0]?.id ?? '' } });
  const now = await office('versions.paper', { of: { side: 'now' } });
  expect(annexed).toEqual(now);
  await host.stop();
  expect((await run(['check', file])).code).toBe(0);
});

it('CP73 the sample knows the figures, money and papers of its facts, each with words or a source', async () => {
  const host = await serve(await newFile());
  const { doc, provider } = join(host, `${host.access.project}/outline`);
  await until('synced', () => provider.synced);
  expect(readPaperList(doc)).toHaveLength(1);
  const known = readFacts(doc);
  const valueOf = (id: string): number | undefined => known.find((each) => each.id === id)?.value;
  expect([valueOf('votes'), valueOf('title')]).toEqual([facts.votes.total, facts.votes.title]);
  expect([valueOf('groups'), valueOf('surveys')]).toEqual([facts.groups, facts.surveys.count]);
  expect(known.find(({ id }) => id === 'experts')).toMatchObject({ value: 60, bound: 'over' });
  const cited = known.flatMap(({ kind, text }) => (kind === 'cited' ? [text] : []));
  expect([...cited].sort()).toEqual(facts.papers.map(({ number }) => number).sort());
  for (const { kind, words, source } of known) {
    if (kind !== 'cited') expect(source).not.toBe('');
    if (kind === 'count') expect(words.length).toBeGreaterThan(0);
  }
});
