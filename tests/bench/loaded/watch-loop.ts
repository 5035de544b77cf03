/** Loaded into the host with `--require`: appends to the file LOOP_FILE how long its event loop was held up at most, every tenth of a second. */
import { appendFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

const file = process.env['LOOP_FILE'] ?? '';
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
setInterval(() => {
  appendFileSync(file, `${Date.now()} ${delay.max / 1e6}\n`);
  delay.reset();
}, 100).unref();
