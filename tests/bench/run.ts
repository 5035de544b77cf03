/** Runs the wanted figures and gives the table. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, release } from 'node:os';
import path from 'node:path';
import { coldStart } from './cold-start.ts';
import { authorship } from './authorship.ts';
import { catalogueFiles } from './catalogue-files.ts';
import { comparison } from './comparison.ts';
import { comparisonView } from './comparison-view.ts';
import { durability } from './durability.ts';
import { editingTrace } from './editing-trace.ts';
import { fullTextSearch } from './full-text-search.ts';
import { keyCost } from './key-cost.ts';
import { isMet, type Bench, type Figure, type Row } from './figure.ts';
import { livePreview } from './live-preview.ts';
import { longPaper } from './long-paper.ts';
import { longTable } from './long-table.ts';
import { openChapter } from './open-chapter.ts';
import { paperFile } from './paper-file.ts';
import { propagation } from './propagation.ts';
import { roomMemory } from './room-memory.ts';
import { load } from './stats.ts';
import { storageGrowth } from './storage-growth.ts';
import { table } from './table.ts';

const figures: readonly Figure[] = [
  propagation,
  durability,
  openChapter,
  keyCost,
  coldStart,
  roomMemory,
  longPaper,
  editingTrace,
  authorship,
  comparison,
  comparisonView,
  livePreview,
  longTable,
  catalogueFiles,
  paperFile,
  fullTextSearch,
  storageGrowth,
];

export interface RunOptions {
  /** Names of figures; all when empty. */
  readonly wanted: readonly string[];
  readonly write: boolean;
  readonly effort: number;
  /** An editing trace to replay; null for the German one. */
  readonly trace: string | null;
  readonly root: string;
  /** Electron's program, null where there is none. */
  readonly electron: string | null;
  readonly bundles: string;
}

/** Measures, prints the table and (`write`) stores it as docs/BENCH.md. Throws for a figure that there isn't. */
export async function runBench({ wanted, write, effort, trace, root, electron, bundles }: RunOptions): Promise<void> {
  const unknown = wanted.find((name) => !figures.some((figure) => figure.name === name));
  if (unknown !== undefined)
    throw new Error(`no figure ${unknown}; there are ${figures.map(({ name }) => name).join(', ')}`);
  const rows: Row[] = [];
  const loads: string[] = [];
  for (const figure of figures.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    const folder = mkdtempSync(path.join(root, 'node_modules', '.cache', 'bench-run-'));
    const bench: Bench = {
      root,
      electron,
      bundles,
      folder,
      trace,
      effort,
      say: (text) => process.stderr.write(`${text}\n`),
    };
    const before = load();
    bench.say(`${figure.name} ${figure.title} …`);
    try {
      rows.push(...(await figure.run(bench)));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    loads.push(`${figure.name} ${before.toFixed(1)} → ${load().toFixed(1)}`);
  }
  const goals = rows.filter((row) => row.goal !== null);
  const [processor] = cpus();
  const text = [
    '# Speed',
    '',
    'Written by `npm run bench -- --write`. Each figure is a ratio to a peer measured in the same run, both in turn;',
    'medians of the repetitions, quartiles in brackets. What the figures mean: DESIGN.md section 7.',
    '',
    table(rows),
    '',
    `${goals.filter(isMet).length} of ${goals.length} goals met.`,
    '',
    `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, ${cpus().length} × ${processor?.model ?? '?'}, ${process.platform} ${release()}, Node ${process.versions.node}`,
    `load average before → after: ${loads.join(', ')}${effort === 1 ? '' : `; a trial with ${effort} of the repetitions`}`,
  ].join('\n');
  process.stdout.write(`${text}\n`);
  if (write) writeFileSync(path.join(root, 'docs', 'BENCH.md'), `${text}\n`);
}
