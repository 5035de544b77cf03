/** The calls about council papers, and the door that has their PDFs, of a host as it ships. */
import { beforeAll, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import type { Role } from '../../shared/domain/people.ts';
import { addFact } from '../../shared/document/council/project-facts.ts';
import { readPaperList } from '../../shared/document/council/paper-list.ts';
import {
  addPaperRows,
  newStop,
  readPaper,
  sectionText,
  setPaperFact,
} from '../../shared/document/council/paper-room.ts';
import { Failure, type CallName } from '../../shared/rpc/contract.ts';
import { findingsIn, previewPath, printPath } from '../../shared/rpc/paper-schemas.ts';
import type { RunningHost } from '../support/host-process.ts';
import { hostScene } from '../support/host-scene.ts';
import { installWithin } from '../support/libreoffice.ts';
import { providePdfTools, readPdf } from '../support/pdf-tools.ts';
import { callerOf, fetched, tokenOf } from '../support/council/paper-host.ts';
import { committee } from '../support/council/routing.ts';
import { until } from '../support/until.ts';

beforeAll(providePdfTools, installWithin);

const { join, later, newFile, pathOf, serve } = hostScene();
const nobody = '00000000-0000-4000-8000-000000000000';
const view = '11111111-1111-4111-8111-111111111111';

/** A paper in its room, synced, as the office's window has it. */
async function opened(host: RunningHost, paper: string): Promise<Y.Doc> {
  const { doc, provider } = join(host, `${host.access.project}/paper/${paper}`);
  await until('synced', () => provider.synced);
  return doc;
}

/** Says what the check wants of a paper of the first kind. */
function fillIn(doc: Y.Doc): void {
  for (const [fact, value] of [
    ['number', '0001/2021'],
    ['date', '2021-01-19'],
    ['subject', 'Ein Gegenstand'],
    ['unit', '50.6'],
    ['place', 'Hannover'],
  ] as const)
    setPaperFact(doc, fact, value, 'test');
  for (const section of ['motion', 'gender', 'reasons'])
    doc.getText(sectionText(section)).insert(0, `Text zu ${section}.`);
  const council = committee('Ratsversammlung', 'f', true);
  addPaperRows(doc, [newStop({ id: 'council', committee: council, role: 'decides' })], undefined, 'test');
}

describe('calls about council papers', () => {
  it('CP61 the office makes papers from the city’s template and takes them off the list; both stand on the disk', async () => {
    const file = await newFile('Plan.ratschrift', []);
    let host = await serve(file);
    let office = callerOf(host, later);
    const { template, folder, folders } = await office('papers.city', {});
    expect(folders).toContainEqual({ folder, name: template.name });
    expect(template.committees.length).toBeGreaterThan(0);
    for (const kind of template.kinds) {
      const { paper } = await office('papers.make', { kind: kind.id });
      const made = readPaper(await opened(host, paper), paper);
      expect(made).toMatchObject({ kind: kind.id, number: '', place: template.place, routing: [], annexes: [] });
    }
    const list = async (): Promise<readonly string[]> => {
      const { doc, provider } = join(host, `${host.access.project}/outline`);
      await until('synced', () => provider.synced);
      return readPaperList(doc);
    };
    const papers = await list();
    expect(papers).toHaveLength(template.kinds.length);
    await office('papers.remove', { paper: papers[1] ?? '' });
    await host.stop();
    host = await serve(file);
    office = callerOf(host, later);
    expect(await list()).toEqual(papers.filter((_, index) => index !== 1));
    await expect(office('papers.check', { paper: papers[1] ?? '' })).rejects.toMatchObject({ code: 'paperMissing' });
    await expect(office('papers.remove', { paper: papers[1] ?? '' })).rejects.toMatchObject({ code: 'paperMissing' });
  });

  it('CP62 who may not read papers gets none of them by any call, who only reads makes and removes none', async () => {
    const host = await serve(await newFile());
    const office = callerOf(host, later);
    const { paper } = await office('papers.make', {
      kind: (await office('papers.city', {})).template.kinds[0]?.id ?? '',
    });
    const { groups, bodies } = await office('people.list', {});
    const roles: readonly (readonly [Role, boolean])[] = [
      [{ role: 'member', group: groups[0]?.id ?? '', bench: 'administration' }, true],
      [{ role: 'steering', bench: 'administration', chair: false }, true],
      [{ role: 'reviewer', body: bodies[0]?.id ?? '' }, false],
      [{ role: 'reader' }, false],
    ];
    for (const [role, reads] of roles) {
      const token = await tokenOf(host, office, [role]);
      const other = callerOf(host, later, token);
      for (const call of ['papers.make', 'papers.remove'] as const)
        await expect(other(call, call === 'papers.make' ? { kind: 'resolution' } : { paper })).rejects.toMatchObject({
          code: 'forbidden',
        });
      const code = async (answer: Promise<unknown>): Promise<string> =>
        answer.then(
          () => 'ok',
          (error: unknown) => (error instanceof Failure ? error.code : String(error)),
        );
      const expected = reads ? 'ok' : 'forbidden';
      expect(await code(other('papers.city', {})), role.role).toBe(expected);
      expect(await code(other('papers.check', { paper })), role.role).toBe(expected);
      for (const path of [printPath({ paper, draft: true }), previewPath(paper, view)])
        expect((await fetched(host, path, token)).failure?.code ?? 'ok', `${role.role} ${path}`).toBe(expected);
    }
    expect((await fetched(host, previewPath(paper, view), 'no token')).status).toBe(401);
  });

  it('CP63 unknown ids, kinds and hostile values are refused by name, and nothing is made', async () => {
    const host = await serve(await newFile('Plan.ratschrift', []));
    const office = callerOf(host, later);
    const raw = office as (name: CallName, input: unknown) => Promise<unknown>;
    for (const kind of ['', 'nichts', '__proto__', 'constructor', 'x'.repeat(10_000), '../..', 7, null])
      await expect(raw('papers.make', { kind })).rejects.toMatchObject({ code: 'badInput' });
    for (const paper of ['', 'x', '../x', 'AAAAAAAA-0000-4000-8000-000000000000', `${nobody}/..`, 7, null, {}])
      for (const call of ['papers.remove', 'papers.check'] as const)
        await expect(raw(call, { paper })).rejects.toMatchObject({ code: 'badInput' });
    for (const call of ['papers.remove', 'papers.check'] as const)
      await expect(office(call, { paper: nobody })).rejects.toMatchObject({ code: 'paperMissing' });
    for (const path of [
      printPath({ paper: nobody, draft: true }),
      printPath({ paper: nobody, draft: false }),
      previewPath(nobody, view),
    ])
      expect((await fetched(host, path)).failure?.code, path).toBe('paperMissing');
    for (const path of [
      'council-paper.pdf',
      `council-paper.pdf?paper=${nobody}`,
      `council-paper.pdf?paper=${nobody}&draft=2`,
      `council-paper.pdf?paper=${nobody}&draft=1&standard=x`,
      `council-paper.pdf?paper=..%2F..&draft=1`,
      `council-preview.pdf?paper=${nobody}`,
      `council-preview.pdf?paper=${nobody}&view=x`,
      'constructor?paper=x',
    ])
      expect(await fetched(host, path), path).toMatchObject({ status: 404, failure: { code: 'badInput' } });
    const { doc, provider } = join(host, `${host.access.project}/outline`);
    await until('synced', () => provider.synced);
    expect(readPaperList(doc)).toEqual([]);
  });

  it('CP64 errors of the check keep a paper in the house, with what they are; a draft leaves and says so on each page', async () => {
    const host = await serve(await newFile('Plan.ratschrift', []));
    const office = callerOf(host, later);
    const { paper } = await office('papers.make', { kind: 'resolution' });
    const refused = await fetched(host, printPath({ paper, draft: false }));
    expect(refused).toMatchObject({ status: 422, failure: { code: 'paperBlocked' } });
    const { findings, blocked, more } = await office('papers.check', { paper });
    const errors = findings.filter(({ level }) => level === 'error');
    expect([blocked, more]).toEqual([true, 0]);
    expect(findingsIn(refused.failure ?? new Failure('internal'))).toEqual(errors);
    expect(errors.map(({ key }) => key)).toContain('paperCheck.noNumber');
    const draft = await fetched(host, printPath({ paper, draft: true }));
    expect(draft.status).toBe(200);
    for (const page of readPdf(draft.bytes).pages) expect(page).toContain('ENTWURF');
    const doc = await opened(host, paper);
    fillIn(doc);
    await until('checked', async () => !(await office('papers.check', { paper })).blocked);
    const final = await fetched(host, printPath({ paper, draft: false }));
    expect(final.status).toBe(200);
    const { text, faults } = readPdf(final.bytes);
    expect([faults, text.includes('ENTWURF'), text.includes('Text zu reasons.')]).toEqual(['', false, true]);
    expect(['ua-1', 'noEngine']).toContain(final.standard);
  });

  it('CP65 the check knows the project’s figures, money and cited papers', async () => {
    const host = await serve(await newFile('Plan.ratschrift', []));
    const office = callerOf(host, later);
    const { paper } = await office('papers.make', { kind: 'resolution' });
    const doc = await opened(host, paper);
    fillIn(doc);
    doc
      .getText(sectionText('reasons'))
      .insert(0, 'Es haben 600 Personen ihre Stimme abgegeben (Drucksache 2136/2018), für 140.000\u00a0€. ');
    const keys = async (): Promise<readonly string[]> =>
      (await office('papers.check', { paper })).findings.flatMap(({ level, key }) => (level === 'passed' ? [] : [key]));
    await until('read', async () => (await keys()).length === 2);
    expect(await keys()).toEqual(['paperCheck.citedUnlisted', 'paperCheck.moneyUnknown']);
    const outline = join(host, `${host.access.project}/outline`);
    await until('synced', () => outline.provider.synced);
    const fact = { label: '', bound: 'exactly', words: [], text: '', source: '', value: 0 } as const;
    addFact(
      outline.doc,
      { ...fact, id: 'votes', kind: 'count', value: 607, words: ['Personen ihre Stimme'], source: 'Abstimmung' },
      undefined,
      'test',
    );
    addFact(outline.doc, { ...fact, id: 'posts', kind: 'money', value: 14_000_000 }, undefined, 'test');
    addFact(outline.doc, { ...fact, id: 'mandate', kind: 'cited', text: '2136/2018' }, undefined, 'test');
    await until('known', async () => (await keys()).includes('paperCheck.figure'));
    const found = (await office('papers.check', { paper })).findings.find(({ key }) => key === 'paperCheck.figure');
    expect(found).toMatchObject({
      level: 'error',
      source: { of: 'fact', fact: 'votes' },
      mend: { replacement: '607' },
    });
    expect(await keys()).toEqual(['paperCheck.figure']);
  });

  it('CP80 a paper that is made on a laptop that follows comes to the home host, and is checked and shown on both', async () => {
    const home = await serve(await newFile('Plan.ratschrift', []));
    const follower = await serve(pathOf('Kopie.ratschrift'), ['--upstream', home.access.http], {
      RATSCHRIFT_UPSTREAM_TOKEN: home.access.token,
    });
    const [there, office] = [callerOf(follower, later), callerOf(home, later)];
    const { paper } = await there('papers.make', { kind: 'resolution' });
    const checked = async (): Promise<boolean> =>
      office('papers.check', { paper }).then(
        ({ findings }) => findings.some(({ key }) => key === 'paperCheck.noNumber'),
        () => false,
      );
    await until('arrived', checked);
    expect(await office('papers.check', { paper })).toEqual(await there('papers.check', { paper }));
    const doc = await opened(home, paper);
    expect(readPaper(doc, paper)).toMatchObject({ kind: 'resolution', place: 'Hannover' });
    expect((await fetched(follower, previewPath(paper, view))).status).toBe(200);
    await office('papers.remove', { paper });
    await until('gone', async () =>
      there('papers.check', { paper }).then(
        () => false,
        (error: unknown) => error instanceof Failure && error.code === 'paperMissing',
      ),
    );
  });
});

describe('the preview of a council paper', () => {
  it('CP66 shows the paper as it is right now, as a draft; of one view only the newest request counts', async () => {
    const host = await serve(await newFile('Plan.ratschrift', []));
    const office = callerOf(host, later);
    const { paper } = await office('papers.make', { kind: 'resolution' });
    const doc = await opened(host, paper);
    const first = await fetched(host, previewPath(paper, view));
    expect(first.status).toBe(200);
    setPaperFact(doc, 'subject', 'Ein neuer Gegenstand', 'test');
    const shown = async (): Promise<string> => readPdf((await fetched(host, previewPath(paper, view))).bytes).text;
    await until('shown', async () => (await shown()).includes('Ein neuer Gegenstand'));
    for (const page of readPdf((await fetched(host, previewPath(paper, view))).bytes).pages)
      expect(page).toContain('ENTWURF');
    // One that is under way, and three that wait: of these the last counts. Another view has its own.
    const answers = await Promise.all([
      ...[1, 2, 3, 4].map(() => fetched(host, previewPath(paper, view))),
      fetched(host, previewPath(paper, nobody)),
    ]);
    const codes = answers.map(({ failure }) => failure?.code ?? 'ok');
    expect(codes.filter((code) => code === 'superseded').length).toBeGreaterThan(0);
    expect(codes.every((code) => code === 'superseded' || code === 'ok')).toBe(true);
    expect(codes.at(-1)).toBe('ok');
    expect(codes.slice(0, 4)).toContain('ok');
  });

  it('CP67 who goes away ends the wait, and the next gets its pages', async () => {
    const host = await serve(await newFile('Plan.ratschrift', []));
    const office = callerOf(host, later);
    const { paper } = await office('papers.make', { kind: 'resolution' });
    const stop = new AbortController();
    const gone = fetched(host, previewPath(paper, view), undefined, stop.signal);
    setTimeout(() => stop.abort(), 30);
    await expect(gone).rejects.toThrow();
    expect((await fetched(host, previewPath(paper, view))).status).toBe(200);
    const printing = new AbortController();
    const ended = fetched(host, printPath({ paper, draft: true }), undefined, printing.signal);
    setTimeout(() => printing.abort(), 100);
    await expect(ended).rejects.toThrow();
    expect((await fetched(host, printPath({ paper, draft: true }))).status).toBe(200);
  });
});
