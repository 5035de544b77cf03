/** Loaded into the host with `--require`: appends to the file LOOP_FILE how long its event loop was held up at most, every tenth of a second. */
import { appendFile } from 'node:fs/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/** Not by `appendFileSync`: that waits for the disk while another thread has something written through. */
function watch(file: string): void {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  setInterval(() => {
    void appendFile(file, `${Date.now()} ${delay.max / 1e6}\n`);
    delay.reset();
  }, 100).unref();
}

// The worker threads load it too.
if (isMainThread) watch(process.env['LOOP_FILE'] ?? '');
