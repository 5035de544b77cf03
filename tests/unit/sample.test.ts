/** The sample project's content: its form, its typography and its facts. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { BLOCK_KINDS, MAX_INDENT } from '../../shared/document/block.ts';
import { stages } from '../../shared/domain/chapter-stage.ts';
import { benches } from '../../shared/domain/people.ts';

const key = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));
const label = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const bench = v.picklist(benches);
const attrs = v.strictObject({
  b: v.optional(v.literal(true)),
  i: v.optional(v.literal(true)),
  link: v.optional(v.pipe(v.string(), v.url(), v.regex(/^https:\/\/www\.hannover\.de(\/|$)/))),
});
const block = v.strictObject({
  kind: v.picklist(BLOCK_KINDS),
  indent: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_INDENT)),
  runs: v.pipe(v.array(v.strictObject({ text: v.pipe(v.string(), v.minLength(1)), attrs })), v.minLength(1)),
});
const projectSchema = v.strictObject({
  title: label,
  owner: label,
  groups: v.array(
    v.strictObject({ key, name: label, colour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(5)) }),
  ),
  bodies: v.array(v.strictObject({ key, name: label })),
  people: v.array(
    v.strictObject({
      key,
      name: label,
      roles: v.tuple([
        v.variant('role', [
          v.strictObject({ role: v.literal('member'), group: key, bench }),
          v.strictObject({ role: v.literal('reviewer'), body: key }),
          v.strictObject({ role: v.literal('steering'), bench, chair: v.boolean() }),
        ]),
      ]),
    }),
  ),
  words: v.strictObject({
    own: v.array(v.pipe(v.string(), v.regex(/^\S{2,80}$/))),
    terms: v.array(v.strictObject({ old: label, replacement: label, forms: v.record(label, label) })),
  }),
  chapters: v.array(
    v.strictObject({
      key,
      title: label,
      group: v.nullable(key),
      stage: v.picklist(stages),
      blocks: v.pipe(v.array(block), v.minLength(1)),
    }),
  ),
});
const number = v.pipe(v.number(), v.integer(), v.minValue(1));
const factsSchema = v.strictObject({
  councilPaper: v.strictObject({ number: v.string(), date: v.pipe(v.string(), v.isoDate()) }),
  papers: v.array(v.strictObject({ number: v.string(), subject: v.string() })),
  experts: v.string(),
  groups: number,
  bodies: v.array(v.string()),
  surveys: v.strictObject({
    count: number,
    reportedIn: v.array(v.string()),
    second: v.strictObject({
      from: v.string(),
      until: v.string(),
      questionBlocks: number,
      languages: number,
      languagesInclude: v.array(v.string()),
    }),
  }),
  votes: v.strictObject({
    total: number,
    title: number,
    share: v.string(),
    until: v.pipe(v.string(), v.isoDate()),
    titleText: v.string(),
  }),
  money: v.array(v.strictObject({ purpose: v.string(), years: v.array(number), cents: number, paper: v.string() })),
  posts: v.strictObject({ count: number, until: v.pipe(v.string(), v.isoDate()), increase: v.string() }),
});

const read = (name: string): string =>
  readFileSync(new URL(`../../resources/sample/${name}`, import.meta.url), { encoding: 'utf8' });
const load = <T extends v.GenericSchema>(name: string, schema: T): v.InferOutput<T> =>
  v.parse(schema, JSON.parse(read(name)));

const project = load('project.json', projectSchema);
const facts = load('facts.json', factsSchema);

type Chapter = (typeof project.chapters)[number];
type Block = Chapter['blocks'][number];
const textOf = (block: Block): string => block.runs.map((run) => run.text).join('');
const allBlocks = project.chapters.flatMap((chapter) => chapter.blocks);
/** Every sentence a reader sees, titles and names included. */
const prose = [
  project.title,
  project.owner,
  ...[...project.groups, ...project.bodies, ...project.people].map((entry) => entry.name),
  ...project.chapters.flatMap((chapter) => [chapter.title, ...chapter.blocks.map(textOf)]),
];
const whole = allBlocks.map(textOf).join('\n');
const wordsOf = (text: string): number => text.split(/\s+/u).filter((token) => /[\p{L}\p{N}]/u.test(token)).length;
const unique = (values: readonly unknown[]): boolean => new Set(values).size === values.length;
const chapter = (wanted: string): Chapter => {
  const found = project.chapters.find((entry) => entry.key === wanted);
  if (found === undefined) throw new Error(`the sample has no chapter ${wanted}`);
  return found;
};
const fieldChapters = ['bildung', 'soziales', 'demokratie', 'stadtleben', 'wirtschaft', 'verwaltung'].map(chapter);

describe('the sample project', () => {
  test('SA1 its files are plain UTF-8 without a byte-order mark, composed, printed with two spaces', () => {
    const raw = read('project.json');
    expect(raw.charCodeAt(0)).not.toBe(0xfeff);
    expect(raw).toBe(raw.normalize('NFC'));
    expect(raw).toBe(`${JSON.stringify(JSON.parse(raw), null, 2)}\n`);
  });

  test('SA2 six groups with a colour each, Bildung in petrol, and three bodies', () => {
    expect(project.groups.map((group) => group.colour).sort()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(project.groups.find((group) => group.key === 'bildung')?.colour).toBe(1);
    expect(project.groups).toHaveLength(facts.groups);
    expect(project.bodies.map((body) => body.name)).toEqual(facts.bodies);
    for (const entries of [project.groups, project.bodies, project.people, project.chapters]) {
      expect(unique(entries.map((entry) => entry.key))).toBe(true);
    }
  });

  test('SA3 every bench has its half of each group and of the steering group, which has one chair a bench', () => {
    const roles = project.people.flatMap((person) => person.roles);
    for (const group of project.groups) {
      const seats = roles.flatMap((role) => (role.role === 'member' && role.group === group.key ? [role.bench] : []));
      expect(seats.sort(), group.name).toEqual(['administration', 'administration', 'society', 'society']);
    }
    const steering = roles.filter((role) => role.role === 'steering');
    for (const side of benches) {
      const seats = steering.filter((role) => role.bench === side);
      expect(seats.map((role) => role.chair).sort()).toEqual([false, false, true]);
    }
    expect(roles.flatMap((role) => (role.role === 'reviewer' ? [role.body] : []))).toEqual(
      project.bodies.map((body) => body.key),
    );
    expect(project.people).toHaveLength(24 + 6 + 3);
  });

  test('SA4 seats have names of their own that say the bench and name nobody', () => {
    expect(unique(project.people.map((person) => person.name))).toBe(true);
    for (const { name, roles } of project.people) {
      const [role] = roles;
      if (role.role === 'reviewer')
        expect(name).toMatch(/^Vertretung (Runder Tisch|Delegiertenkonferenz|Stadtjugendring)$/);
      else {
        const side = role.bench === 'society' ? 'Stadtgesellschaft' : 'Verwaltung';
        const chair = role.role === 'steering' && role.chair ? ', Vorsitz' : '';
        const seat = role.role === 'steering' ? 'Lenkungsgruppe' : 'Mitglied';
        expect(name.replace(/ \d+ /, ' # ')).toBe(`${seat} # (${side}${chair})`);
      }
    }
  });

  test('SA5 twelve chapters of the real outline; every group owns its field, the office the introduction', () => {
    expect(project.chapters.map((entry) => entry.title)).toEqual([
      'Haltung der Landeshauptstadt Hannover zu Migration und Teilhabe',
      'Grund der Überarbeitung und Ausgangssituation',
      'Ziele und Funktionen des LIP 2.0',
      'Rahmenbedingungen für die Umsetzung',
      'Übergreifende Priorisierungen',
      'Handlungsfelder und Querschnittsthemen',
      ...project.groups.map((group) => group.name),
    ]);
    for (const field of fieldChapters) expect(field.group).toBe(field.key);
    const groups = new Set(project.groups.map((group) => group.key));
    for (const { group } of project.chapters) expect(group === null || groups.has(group)).toBe(true);
    expect(chapter('felder').group).toBeNull();
    const headings = chapter('rahmen').blocks.flatMap((entry) => (entry.kind === 'heading1' ? [textOf(entry)] : []));
    expect(headings).toEqual([
      'Kennzahlen',
      'Qualitätssicherung',
      'Zentrale Koordination',
      'Wirksamkeitsanalysen',
      'Finanzen',
    ]);
  });

  test('SA6 every stage occurs, and Wirtschaft is the shortest chapter and still open', () => {
    expect(new Set(project.chapters.map((entry) => entry.stage))).toEqual(new Set(stages));
    expect(project.chapters.filter((entry) => entry.stage === 'open').map((entry) => entry.key)).toEqual([
      'wirtschaft',
    ]);
    const lengths = project.chapters.map((entry) => wordsOf(entry.blocks.map(textOf).join('\n')));
    expect(Math.min(...lengths)).toBe(wordsOf(chapter('wirtschaft').blocks.map(textOf).join('\n')));
    for (const length of lengths) expect(length).toBeGreaterThan(120);
  });

  test('SA7 between 5,500 and 7,500 words, with headings, lists in levels, quotes, bold, italic and three to five links', () => {
    expect(wordsOf(whole)).toBeGreaterThanOrEqual(5500);
    expect(wordsOf(whole)).toBeLessThanOrEqual(7500);
    const kinds = new Set(allBlocks.map((entry) => entry.kind));
    for (const kind of ['paragraph', 'heading1', 'heading2', 'bullet', 'number', 'quote'])
      expect(kinds).toContain(kind);
    const runs = allBlocks.flatMap((entry) => entry.runs);
    const links = runs.filter((run) => run.attrs.link !== undefined).length;
    expect(links).toBeGreaterThanOrEqual(3);
    expect(links).toBeLessThanOrEqual(5);
    expect(runs.some((run) => run.attrs.b)).toBe(true);
    expect(runs.some((run) => run.attrs.i)).toBe(true);
    expect(allBlocks.some((entry) => entry.indent === 1)).toBe(true);
  });

  test('SA8 only list items are indented, each at most one level below the block before; headings skip no level', () => {
    for (const { blocks, title } of project.chapters) {
      let depth = -1;
      let heading = 0;
      for (const entry of blocks) {
        const item = entry.kind === 'bullet' || entry.kind === 'number';
        expect(entry.indent, `${title}: ${textOf(entry)}`).toBeLessThanOrEqual(item ? depth + 1 : 0);
        depth = item ? entry.indent : -1;
        if (!entry.kind.startsWith('heading')) continue;
        const level = Number(entry.kind.slice(-1));
        expect(level, `${title}: ${textOf(entry)}`).toBeLessThanOrEqual(heading + 1);
        heading = level;
      }
    }
  });

  test('SA9 neighbouring runs differ in format, so that the sample equals what the editor would store', () => {
    for (const { runs } of allBlocks) {
      for (const [index, run] of runs.entries()) {
        const next = runs[index + 1];
        if (next !== undefined) expect(run.attrs, run.text).not.toEqual(next.attrs);
      }
    }
  });

  test('SA10 German typography: „…“, en dashes, single and non-breaking spaces, no stray characters', () => {
    for (const text of prose) {
      expect(text).not.toContain('\u00ec');
      expect(text).not.toMatch(/["'`´‚‘’”«»]/u);
      expect(text).not.toMatch(/\s{2}/u);
      expect(text).toBe(text.trim());
      expect(text).not.toMatch(/ - |--|\.\.\.|—/u);
      expect(text).not.toMatch(/\s[,.;:!?]/u);
      expect(text).not.toMatch(/(?<!\d\u00a0)[€%]/u);
      expect(text).not.toMatch(/§(?!\u00a0\d)|\b[zud]\. ?[BahÄ]\./u);
      expect(text).not.toMatch(/\p{Cc}|\u00ad|\u200b/u);
      // Quotation marks open and close in turn, and never nest.
      expect(text.replace(/[^„“]/gu, '')).toMatch(/^(„“)*$/u);
    }
    expect(whole).toMatch(/§\u00a0\d/u);
    expect(whole).toContain('z.\u00a0B.');
  });

  test('SA11 groups of people are named with a star, never with a generic masculine or a slash', () => {
    expect(whole).toContain('Einwohner*innen');
    const masculine =
      /(?<!\p{L})(Bürger|Einwohner|Experten|Teilnehmer|Mitarbeiter|Schüler|Künstler|Lehrer)(?![\p{L}*])/u;
    for (const text of prose) {
      expect(text).not.toMatch(masculine);
      expect(text).not.toMatch(/\p{Ll}(\/-?in|Innen|:innen|_innen)/u);
    }
  });

  test('SA12 the paper opens by saying that it is invented and what is real', () => {
    const [first, second] = chapter('haltung').blocks;
    expect(first?.kind).toBe('quote');
    expect(first && textOf(first)).toMatch(/erfundener Entwurf.*Ratschrift/u);
    expect(second?.kind).toBe('quote');
    expect(second && textOf(second)).toMatch(/^Echt sind nur .*0108\/2021/u);
  });

  test('SA13 every survey finding and every quotation that is invented says so', () => {
    const title = `„${facts.votes.titleText}“`;
    const findings = allBlocks.filter((entry) => /Befund \d/u.test(textOf(entry)));
    const quotes = project.chapters.slice(1).flatMap((entry) => entry.blocks.filter((item) => item.kind === 'quote'));
    expect(findings.length).toBeGreaterThan(5);
    expect(quotes.length).toBeGreaterThan(5);
    for (const entry of findings) expect(textOf(entry)).toMatch(/Befund \d+ aus Befragung [12] \(erfunden\):/u);
    for (const entry of quotes)
      expect(textOf(entry) === title || /\(erfunden/u.test(textOf(entry)), textOf(entry)).toBe(true);
  });

  test('SA14 one finding number means one survey and one finding', () => {
    const surveys = new Map<string, string>();
    for (const [, finding = '', survey = ''] of whole.matchAll(/Befund (\d+) aus Befragung (\d)/gu)) {
      expect(surveys.get(finding) ?? survey).toBe(survey);
      surveys.set(finding, survey);
    }
    expect(surveys.size).toBeGreaterThan(5);
  });

  test('SA15 the goals of each field are numbered without gaps, and each says who, until when and how one sees it', () => {
    for (const field of fieldChapters) {
      const texts = field.blocks.map(textOf);
      const goals = field.blocks.flatMap((entry) => (entry.kind === 'heading2' ? [textOf(entry)] : []));
      expect(goals.length, field.title).toBeGreaterThanOrEqual(3);
      for (const [index, goal] of goals.entries())
        expect(goal).toMatch(new RegExp(`^Ziel ${String(index + 1)}: \\S`, 'u'));
      const answers = texts.filter((text) => /^Federführung: .* Frist: .* Merkmal: .*\.$/u.test(text));
      // The open chapter lists exactly this as what is still to be done.
      if (field.stage === 'open') expect(texts.join('\n')).toContain('Federführung, Frist und Merkmal vorschlagen');
      else expect(answers, field.title).toHaveLength(goals.length);
    }
  });

  test('SA16 the facts are those of the council paper and stand in the text', () => {
    expect(facts.votes).toMatchObject({ total: 607, title: 404, until: '2021-01-07' });
    const share = ((facts.votes.title / facts.votes.total) * 100).toFixed(2).replace('.', ',');
    expect(facts.votes.share).toBe(`${share}\u00a0%`);
    expect(whole).toContain('Bis zum 7.\u00a0Januar 2021 haben 607 Personen ihre Stimme abgegeben. 404 von ihnen');
    expect(whole).toContain(facts.votes.share);
    expect(whole).toContain(facts.votes.titleText);
    expect(facts.experts).toBe('über 60');
    expect(whole).toMatch(/[Üü]ber 60 Expert\*innen/u);
    expect(whole).toContain('sechs Expert*innengruppen');
    expect(facts.surveys).toMatchObject({
      count: 2,
      second: { questionBlocks: 5, languages: 8, from: '2020-06', until: '2020-08' },
    });
    expect(whole).toContain('Zwei Online-Befragungen');
    expect(whole).toContain('von Juni bis August 2020');
    expect(whole).toContain('fünf Frageblöcke und lag in acht Sprachen vor, darunter Arabisch');
    expect(whole).toContain('zwei Stellen');
    expect(whole).toContain(`um ${facts.posts.increase} Stellen erhöht`);
  });

  test('SA17 the papers cited in the text are exactly those of the facts', () => {
    const cited = new Set(whole.match(/\bH-\d{4}[-/]\d{4}|\b\d{4}\/\d{4}\b(?<!20\d\d\/20\d\d)/gu));
    const expected = new Set([facts.councilPaper.number, ...facts.papers.map((paper) => paper.number)]);
    expect(expected).toEqual(new Set(['0108/2021', '2136/2018', '0509/2020', '1267/2020', '2925/2020', 'H-0375-2019']));
    expect(cited).toEqual(expected);
    for (const paper of facts.surveys.reportedIn) expect(expected).toContain(paper);
    for (const { paper } of facts.money) expect(expected).toContain(paper);
  });

  test('SA18 every amount of the facts stands in the text as euros with a non-breaking space', () => {
    expect(facts.money.map((entry) => entry.cents)).toEqual([14_000_000, 19_342_100, 20_000_000]);
    for (const { cents } of facts.money) {
      const euros = String(cents / 100).replace(/\B(?=(\d{3})+$)/gu, '.');
      expect(whole).toContain(`${euros}\u00a0€`);
    }
  });
});
