import { describe, expect, test } from 'vitest';
import { stages } from '../../../shared/domain/chapter-stage.ts';
import { benches } from '../../../shared/domain/people.ts';
import { chapter, facts, fieldChapters, project, read, textOf, unique, wordsOf } from '../../support/sample.ts';

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
});
