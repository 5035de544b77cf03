/**
 * A process whose disk is watched: it writes into six rooms with a dozen updates under way, has snapshots and archives made
 * and the journal brought in, closes the file and opens it again; and prints `room token` for each that was acknowledged.
 */
import { writeSync } from 'node:fs';
import * as Y from 'yjs';
import { openProject } from '../../../electron/store/open-store.ts';
import { seeded } from '../random.ts';
import { roomsOf } from '../store-victim.ts';
import { typist } from '../store.ts';

const underWay = 12;
/** Updates between two times at which all of it is tidied up. */
const bout = 130;

async function run(file: string, workerFile: string, seed: number, bouts: number): Promise<void> {
  const random = seeded(seed);
  for (let round = 0; round < bouts; round += 1) {
    const store = await openProject(file, { workerFile });
    const hands = roomsOf(store.project).map((room, index) => ({
      room,
      seq: 0,
      ...typist(seed * 1_000 + round * 10 + index + 1),
    }));
    for (const hand of hands)
      for (const update of (await store.loadRoom(hand.room)).updates) Y.applyUpdate(hand.doc, update);
    // Twice in each opening.
    for (let half = 0; half < 2; half += 1) {
      let left = bout;
      const typeOn = async (): Promise<void> => {
        while (left > 0) {
          left -= 1;
          const hand = hands[Math.floor(random() * hands.length)];
          if (hand === undefined) throw new Error('no room');
          const token = `<${round}.${half}.${left}>`;
          hand.seq = Math.max(
            hand.seq,
            await store.append({ room: hand.room, actor: 'p', bytes: hand.type(token), leases: [] }),
          );
          writeSync(1, `${hand.room} ${token}\n`);
        }
      };
      await Promise.all(Array.from({ length: underWay }, typeOn));
      for (const { room, seq, doc } of hands) if (seq > 0) await store.snapshot(room, seq, Y.encodeStateAsUpdate(doc));
      await store.maintain();
    }
    await store.close();
  }
}

const [file = '', workerFile = '', seed, bouts] = process.argv.slice(2);
run(file, workerFile, Number(seed), Number(bouts)).catch((error: unknown) => {
  writeSync(2, String(error));
  process.exitCode = 1;
});
