/** Says what is wrong with a project file, table by table; changes nothing. */
import { HashedTable, integer } from './hashed-table.ts';
import { expectedSchema, migrations, schemaOf, versionOf, type Migration } from './migrate.ts';
import { NotesTables } from './notes-tables.ts';
import { RecordTable } from './record-table.ts';
import { Damage, sqliteCode, type Connection } from './sqlite.ts';
import { problems } from './log-inspection.ts';
import { contentFindings } from './content-inspection.ts';
import { UpdateLog } from './update-log.ts';

export interface Finding {
  /** Table and row, room and sequence number, or the like. */
  readonly where: string;
  /**
   * `unreadable` SQLite can't read it · `structure` quick_check · `foreignKeys` · `schema` · `rowHash` a row is not what was
   * written · `gap` rows are missing · `archive` · `chain` the record's hashes · `snapshot` a cache, rebuilt by itself ·
   * `content` what a version says is missing or is another text · `wal` commits in the write-ahead log can't be read any more.
   */
  readonly what:
    | 'unreadable'
    | 'structure'
    | 'foreignKeys'
    | 'schema'
    | 'rowHash'
    | 'gap'
    | 'archive'
    | 'chain'
    | 'snapshot'
    | 'content'
    | 'wal';
}

export interface CheckReport {
  readonly path: string;
  /** True when nothing but caches is damaged. */
  readonly ok: boolean;
  /** Null when it can't be read. */
  readonly project: string | null;
  readonly version: number | null;
  /** True for a file of a newer version, of which only the structure can be checked. */
  readonly newer: boolean;
  readonly findings: readonly Finding[];
  readonly counts: {
    readonly rooms: number;
    readonly updates: number;
    readonly record: number;
    readonly people: number;
    readonly drafts: number;
    readonly assets: number;
  };
}

/** True when what was found loses or changes content: a bad snapshot does not. */
export function isDamage(finding: Finding): boolean {
  return finding.what !== 'snapshot';
}

/**
 * Checks all of an open file: structure, schema, every row's hash, gaps, and the record's chain. Never throws for damage. What
 * has the right hash is what was written; `thorough` also unpacks every archive, which takes a second for a year of writing.
 */
export function inspect(
  db: Connection,
  path: string,
  list: readonly Migration[] = migrations,
  thorough = false,
): CheckReport {
  const findings: Finding[] = [];
  const guarded = <T>(where: string, read: () => T): T | null => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Damage) && sqliteCode(error) === null) throw error;
      findings.push({ where: `${where}: ${error instanceof Error ? error.message : ''}`, what: 'unreadable' });
      return null;
    }
  };
  guarded('file', () => {
    for (const line of db.prepare<[], string>('PRAGMA quick_check(20)').pluck().all()) {
      if (line !== 'ok') findings.push({ where: line, what: 'structure' });
    }
  });
  const version = guarded('migrations', () => versionOf(db));
  const newer = version !== null && version > list.length;
  const nothing = { rooms: 0, updates: 0, record: 0, people: 0, drafts: 0, assets: 0 };
  const report = (project: string | null, counts: CheckReport['counts']): CheckReport => ({
    path,
    ok: !findings.some(isDamage),
    project,
    version,
    newer,
    findings,
    counts,
  });
  if (newer) {
    return report(
      guarded('project', () => new NotesTables(db).project()),
      nothing,
    );
  }
  guarded('schema', () => {
    // Read from the file once more: a text encoding that is none passes for UTF-8 the first time, and is refused from then on.
    db.pragma('writable_schema = RESET');
    if (version !== null && schemaOf(db) !== expectedSchema(list.slice(0, version)))
      findings.push({ where: 'schema', what: 'schema' });
  });
  guarded('foreign keys', () => {
    for (const row of db.prepare('PRAGMA foreign_key_check').raw(true).all()) {
      findings.push({ where: JSON.stringify(row), what: 'foreignKeys' });
    }
  });
  const tables = guarded('schema', () => hashedTables(db)) ?? [];
  for (const table of tables) {
    guarded(table.name, () => {
      const what = table.name === 'snapshots' ? 'snapshot' : 'rowHash';
      if (table.tallyIsWrong()) findings.push({ where: `rows of ${table.name}`, what: 'gap' });
      findings.push(...table.damaged().map((key): Finding => ({ where: `${table.name} ${key}`, what })));
    });
  }
  // An older file is checked by what all versions have in common, before it is migrated.
  if (version !== list.length) return report(null, nothing);
  const log = guarded('rooms', () => {
    const found = new UpdateLog(db, 'read');
    findings.push(...problems(found.tables, thorough));
    return found;
  });
  const project = guarded('project', () => new NotesTables(db).project());
  guarded('record', () => {
    const broken = new RecordTable(db).brokenLinks();
    findings.push(...broken.map((n): Finding => ({ where: `record [${n}]`, what: 'chain' })));
  });
  // Older files have none.
  if (tables.some(({ name }) => name === 'contents')) guarded('contents', () => findings.push(...contentFindings(db)));
  const count = (table: string): number =>
    guarded(table, () => integer(db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get())) ?? 0;
  const counts = {
    ...(log?.counts() ?? { rooms: 0, updates: 0 }),
    record: count('record'),
    people: count('names'),
    drafts: count('drafts'),
    // Older files have none.
    assets: tables.some(({ name }) => name === 'assets') ? count('assets') : 0,
  };
  return report(project, counts);
}

/** All tables whose rows carry a hash, whatever version made them. */
function hashedTables(db: Connection): HashedTable[] {
  const names = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    .pluck()
    .all();
  return names.flatMap((name) => {
    const columns = db
      .prepare<[string], [string, number]>('SELECT name, pk FROM pragma_table_info(?)')
      .raw(true)
      .all(name);
    const listed = columns.map(([column]) => column).filter((column) => column !== 'row_hash');
    if (listed.length === columns.length) return [];
    return [new HashedTable(db, name, listed, columns.filter(([, key]) => key > 0).length)];
  });
}
