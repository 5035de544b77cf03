/** What a page's main thread did, read from a Chromium trace: the tasks of each key, and everything together. */
import type { CDPSession } from '@playwright/test';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds: start, length, and length as processor time of the thread. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly type?: string } };
}

export interface MainThread {
  /** Milliseconds of processor time that each key took: the tasks of its events, and its frame. */
  readonly perKey: readonly number[];
  /** All of the main thread's processor time, per key. */
  readonly total: number;
}

const categories = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];
const keyEvents = new Set(['keydown', 'keypress', 'beforeinput', 'textInput', 'input', 'keyup']);

/** Traces the browser while `work` runs. */
export async function traced(session: CDPSession, work: () => Promise<void>): Promise<readonly TraceEvent[]> {
  await session.send('Tracing.start', {
    transferMode: 'ReturnAsStream',
    traceConfig: { includedCategories: categories, excludedCategories: ['*'] },
  });
  await work();
  const complete = new Promise<string>((resolve) => {
    session.once('Tracing.tracingComplete', ({ stream }) => resolve(stream ?? ''));
  });
  await session.send('Tracing.end');
  const handle = await complete;
  let text = '';
  for (;;) {
    const { data, eof } = await session.send('IO.read', { handle, size: 1 << 20 });
    text += data;
    if (eof) break;
  }
  await session.send('IO.close', { handle });
  return (JSON.parse(text) as { traceEvents: TraceEvent[] }).traceEvents;
}

/** Finds the thread in which the keys arrived, and what each of them cost there. */
export function readMainThread(events: readonly TraceEvent[]): MainThread {
  const first = events.find((event) => event.name === 'EventDispatch' && event.args?.data?.type === 'keydown');
  if (first === undefined) throw new Error('no key in the trace');
  const own = events
    .filter((event) => event.pid === first.pid && event.tid === first.tid && event.ph === 'X')
    .sort((a, b) => a.ts - b.ts);
  const tasks = outermost(own);
  const perKey: number[] = [];
  let current: { cost: number; hasInput: boolean } | null = null;
  for (const { task, inner } of tasks) {
    const types = inner.flatMap(({ name, args }) => (name === 'EventDispatch' ? (args?.data?.type ?? []) : []));
    if (types.includes('keydown')) {
      if (current !== null) perKey.push(current.cost);
      current = { cost: 0, hasInput: false };
    }
    if (current === null) continue;
    const isFrame = inner.some(({ name }) => name === 'Commit' || name === 'Paint' || name === 'UpdateLayerTree');
    if (types.some((type) => keyEvents.has(type)) || (current.hasInput && isFrame)) {
      current.cost += (task.tdur ?? task.dur ?? 0) / 1_000;
    }
    if (types.includes('input') || types.includes('beforeinput') || types.includes('keypress')) current.hasInput = true;
    else if (current.hasInput && isFrame) {
      // Its frame is painted: what follows belongs to nobody's key.
      perKey.push(current.cost);
      current = null;
    }
  }
  const all = tasks.reduce((sum, { task }) => sum + (task.tdur ?? task.dur ?? 0) / 1_000, 0);
  return { perKey, total: all / Math.max(1, perKey.length) };
}

/** The tasks of a thread with everything that happened inside each. */
function outermost(events: readonly TraceEvent[]): { task: TraceEvent; inner: TraceEvent[] }[] {
  const tasks: { task: TraceEvent; inner: TraceEvent[] }[] = [];
  let end = -Infinity;
  for (const event of events) {
    const last = tasks.at(-1);
    if (last !== undefined && event.ts < end) last.inner.push(event);
    else {
      tasks.push({ task: event, inner: [event] });
      end = event.ts + (event.dur ?? 0);
    }
  }
  return tasks;
}
