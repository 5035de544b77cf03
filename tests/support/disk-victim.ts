/**
 * A process whose disk refuses for a while (strace makes it): it writes into six rooms with a dozen updates under way, and
 * prints `ack room token` for each that was acknowledged and `disk state ms` when the disk changes, with how long the oldest
 * update that is not acknowledged had been waiting.
 */
import { writeSync } from 'node:fs';
import { openProject } from '../../electron/store/open-store.ts';
import { seeded } from './random.ts';
import { roomsOf } from './store-victim.ts';
import { typist } from './store.ts';

const underWay = 12;

async function run(file: string, workerFile: string, count: number, seed: number): Promise<void> {
  const random = seeded(seed);
  const store = await openProject(file, { workerFile });
  const hands = roomsOf(store.project).map((room, index) => ({ room, ...typist(seed * 100 + index + 1) }));
  const waiting = new Map<string, number>();
  store.onDisk((state) => {
    const oldest = Math.min(performance.now(), ...waiting.values());
    writeSync(1, `disk ${state} ${Math.round(performance.now() - oldest)}\n`);
  });
  writeSync(1, 'open\n');
  let left = count;
  const typeOn = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const hand = hands[Math.floor(random() * hands.length)];
      if (hand === undefined) throw new Error('no room');
      const token = `<${seed}.${left}>`;
      waiting.set(token, performance.now());
      await store.append({ room: hand.room, actor: 'p', bytes: hand.type(token), leases: [] });
      waiting.delete(token);
      writeSync(1, `ack ${hand.room} ${token}\n`);
    }
  };
  await Promise.all(Array.from({ length: underWay }, typeOn));
  await store.close();
}

const [file = '', workerFile = '', count, seed] = process.argv.slice(2);
run(file, workerFile, Number(count), Number(seed)).catch((error: unknown) => {
  writeSync(2, String(error));
  process.exitCode = 1;
});
