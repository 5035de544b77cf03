/** A screen for Electron where the machine has none: an Xvfb of our own. */
import { spawn } from 'node:child_process';

export interface Display {
  readonly name: string;
  close(): void;
}

/** The screen that is there, else a virtual one. Rejects where Xvfb isn't installed. */
export function openDisplay(): Promise<Display> {
  const { DISPLAY } = process.env;
  if (process.platform !== 'linux') return Promise.resolve({ name: '', close: () => undefined });
  if (DISPLAY !== undefined && DISPLAY !== '') return Promise.resolve({ name: DISPLAY, close: () => undefined });
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Xvfb ended with code ${String(code)}`)));
    child.stdio[3]?.once('data', (number: Buffer) => {
      resolve({ name: `:${number.toString().trim()}`, close: () => void child.kill() });
    });
  });
}
