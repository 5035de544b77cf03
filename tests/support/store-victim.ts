/**
 * A process that is there to be killed: opens a project file, types in six rooms with sixty updates under way at any time,
 * and prints `room seq token` for each that was acknowledged. Bundled and started by tests/faults/store-kill.test.ts.
 */
import { writeSync } from 'node:fs';
import { openProject } from '../../electron/store/open-store.ts';
import { typist } from './store.ts';
import { seeded } from './random.ts';

const underWay = 60;

export const roomsOf = (project: string): string[] => [
  `${project}/outline`,
  ...Array.from({ length: 5 }, (_, index) => `${project}/chapter/5d2f3c1b-7a6e-4b9d-8c0f-00000000000${index}`),
];

/** Prints at once, also into a pipe that is full at the moment. */
function say(line: string): void {
  let left = Buffer.from(line);
  while (left.byteLength > 0) {
    try {
      left = left.subarray(writeSync(1, left));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
    }
  }
}

async function run(file: string, workerFile: string, round: number): Promise<void> {
  const random = seeded(round);
  const store = await openProject(file, { workerFile });
  const hands = roomsOf(store.project).map((room, index) => ({ room, ...typist(round * 10 + index + 1) }));
  say('open\n');
  let typed = 0;
  const typeOn = async (): Promise<never> => {
    for (;;) {
      const hand = hands[Math.floor(random() * hands.length)];
      if (hand === undefined) throw new Error('no room');
      const token = `r${round}n${typed++};`;
      const seq = await store.append({
        room: hand.room,
        actor: `person-${round}`,
        bytes: hand.type(token),
        leases: [],
      });
      say(`${hand.room} ${seq} ${token}\n`);
    }
  };
  await Promise.all(Array.from({ length: underWay }, typeOn));
}

// Imported by its test for the names of the rooms, run by Node with three arguments.
const [file, workerFile, round] = process.argv.slice(2).length === 3 ? process.argv.slice(2) : [];
if (file !== undefined && workerFile !== undefined && round !== undefined) {
  run(file, workerFile, Number(round)).catch((error: unknown) => {
    writeSync(2, String(error));
    process.exitCode = 1;
  });
}
