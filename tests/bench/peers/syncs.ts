/**
 * The disk itself, for SZ: appends a page to a file and has it written through, over and over. Asked with a file it begins and
 * answers at once; asked again it answers how long the slowest took, ms.
 */
import { fdatasyncSync, openSync, writeSync } from 'node:fs';

/** Between two, ms: as often as a room in which people type commits, without keeping the disk busy. */
const pause = 20;
const page = new Uint8Array(4_096);

let slowest = 0;
let timer: NodeJS.Timeout | null = null;

process.on('message', (file: string) => {
  if (timer !== null) {
    clearInterval(timer);
    process.send?.(slowest);
    return;
  }
  const descriptor = openSync(file, 'w');
  timer = setInterval(() => {
    const start = performance.now();
    writeSync(descriptor, page);
    fdatasyncSync(descriptor);
    slowest = Math.max(slowest, performance.now() - start);
  }, pause);
  process.send?.(0);
});
