/** Memory that processes take, MB (Linux): what several share counts once, in parts. */
import { readdirSync, readFileSync } from 'node:fs';

/** Now; 0 for a process that is gone. */
export function memoryOf(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1_000;
  } catch {
    return 0;
  }
}

/** Of a process and all that it started, looked at again and again until somebody asks. */
export function watchMemory(pid: number): { most(): number } {
  let most = 0;
  const look = (): void => {
    most = Math.max(
      most,
      familyOf(pid).reduce((sum, each) => sum + memoryOf(each), 0),
    );
  };
  const timer = setInterval(look, 40);
  look();
  return {
    most: () => {
      clearInterval(timer);
      return most;
    },
  };
}

function familyOf(pid: number): number[] {
  try {
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    );
    return [pid, ...children.flatMap(familyOf)];
  } catch {
    return [pid];
  }
}
