/** What the bench asks of a page with a text box, whichever editor is behind it. */
import '@fontsource-variable/source-sans-3/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import '../../../renderer/ui/tokens.css';
import '../../../renderer/ui/base.css';

import type { Replay, Replayed } from './replay.ts';

export interface BenchPage {
  /** Starts or stops the other typists; nothing where there are none. */
  setRemote(running: boolean): void;
  /** Number of remote updates that arrived so far. */
  remoteUpdates(): number;
  /** Milliseconds from key to paint of the keys since the last call. */
  takeLatencies(): number[];
  /** Opens the chapter that the address names; milliseconds until one could type in it and it was painted. */
  open(): Promise<number>;
  /** Milliseconds from there until all of the chapter was drawn and painted. */
  opened(): Promise<number>;
  /** The state of that chapter, as base64. */
  state(): Promise<string>;
  /** Shows a state given as base64; milliseconds until it was painted. */
  openState(state: string): Promise<number>;
  /** Reads a version of a project and what stands now from a host; milliseconds until both were there. */
  readStates(wanted: StatesWanted): Promise<number>;
  /** Replays edits; see `trace-file.ts`. */
  replay(trace: Replay): Promise<Replayed>;
  /** What went wrong inside; should stay empty. */
  problems(): string[];
}

export interface StatesWanted {
  /** Of the host's socket of calls. */
  readonly url: string;
  readonly token: string;
  readonly project: string;
  readonly version: string;
}

declare global {
  interface Window {
    bench: BenchPage;
  }
}

/** The wanted number of characters, from the address. */
export const wantedCharacters = (): number => Number(new URLSearchParams(location.search).get('characters') ?? 5_000);

/** Publishes the page's answers and begins to take the time of every key. */
export function publish(page: Partial<BenchPage> = {}): void {
  let latencies: number[] = [];
  let keyAt = 0;
  const painted = new MessageChannel();
  const waiting: number[] = [];
  painted.port1.onmessage = () => {
    const at = waiting.shift();
    if (at !== undefined) latencies.push(performance.now() - at);
  };
  window.addEventListener('keydown', (event) => (keyAt = event.timeStamp), true);
  window.addEventListener(
    'beforeinput',
    () => {
      const at = keyAt;
      // A message sent from within a frame arrives after that frame was painted.
      requestAnimationFrame(() => {
        waiting.push(at);
        painted.port2.postMessage(null);
      });
    },
    true,
  );
  const errors: string[] = [];
  window.addEventListener('error', (event) => errors.push(event.message));
  window.bench = {
    setRemote: () => undefined,
    remoteUpdates: () => 0,
    open: () => Promise.reject(new Error('nothing to open here')),
    opened: () => Promise.reject(new Error('nothing to open here')),
    state: () => Promise.reject(new Error('no room here')),
    openState: () => Promise.reject(new Error('nothing to show here')),
    readStates: () => Promise.reject(new Error('nothing to read here')),
    replay: () => Promise.reject(new Error('nothing to replay here')),
    problems: () => errors,
    ...page,
    takeLatencies: () => {
      const taken = latencies;
      latencies = [];
      return taken;
    },
  };
}

/** The page around a text box, styled as the app's is, without React. */
export function frameFor(box: HTMLElement): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('no root');
  root.className = 'bench-root';
  box.className = 'chapter-text';
  box.style.setProperty('--chapter', '"1"');
  const wrap = (inner: HTMLElement, className: string): HTMLElement => {
    const outer = document.createElement('div');
    outer.className = className;
    outer.append(inner);
    return outer;
  };
  root.append(wrap(wrap(wrap(box, 'bench-page'), 'bench-desk'), 'bench-scroller'));
}

/** Resolves with the time when what stands on the page now is painted. */
export function paintedNow(): Promise<number> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve(performance.now());
    // A message sent from within a frame arrives after that frame was painted.
    requestAnimationFrame(() => port2.postMessage(null));
  });
}
