/** Edits that come home too late: what was decided meanwhile stays what it is, and nothing that somebody wrote is gone. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { canonicalChapter } from '../../shared/document/canonical-chapter.ts';
import { readChapter } from '../../shared/document/nested.ts';
import { Chance, patience, roundsToRun } from '../support/fuzz.ts';
import { follow } from '../support/hub-laptops.ts';
import { scene } from '../support/hub-scene.ts';
import { text, until, type HubServer } from '../support/hub-server.ts';
import { plugInto } from '../support/plug.ts';
import { allShared, chapterA, linked } from '../support/replication.ts';

const { start, bare, client, later } = scene();
const rounds = Math.min(20, roundsToRun(3));

/** What a signature on the chapter would cover. */
async function hashOf(server: HubServer): Promise<string> {
  const open = await server.hub.open(chapterA);
  const hash = createHash('sha256')
    .update(canonicalChapter(readChapter(open.doc)))
    .digest('hex');
  open.release();
  return hash;
}

it(
  `FA8 offline edits after the chapter was closed for its group: its hash stays, and each word is in a kept draft (${rounds} rounds)`,
  async () => {
    const sum = { words: 0, drafts: 0, missing: 0, hashesChanged: 0 };
    for (let round = 0; round < rounds; round += 1) {
      const chance = new Chance(800 + round);
      const city = await start();
      const plug = await plugInto(city.port);
      later(() => plug.close());
      const laptop = follow({ later }, await bare(), { url: `ws://127.0.0.1:${plug.port}` }, 'anna');
      const anna = client(laptop, chapterA, 'anna');
      await until(() => anna.state.synced && laptop.replicator.state.state === 'connected');
      await linked(city);
      anna.doc.getText('text').insertEmbed(0, { b: 'eins' });
      anna.doc.getText('text').insert(1, 'Was unterschrieben wird. ');
      await until(() => anna.state.waiting === 0);
      await until(() => allShared(laptop));
      const signed = await hashOf(city);
      plug.pull();
      await until(() => laptop.replicator.state.state === 'offline');
      const words = Array.from({ length: 20 + chance.below(60) }, (_, index) => `‹${round}.${index}›`);
      for (const word of words) {
        const chapter = anna.doc.getText('text');
        if (chance.once(9)) chapter.insertEmbed(chapter.length, { b: `b${word}` });
        chapter.insert(chance.once(2) ? 1 : chapter.length, word);
      }
      await until(() => anna.state.waiting === 0);
      city.people.set('anna', [{ role: 'reader' }]);
      city.hub.rightsChanged();
      plug.putBack();
      laptop.replicator.reconnectNow();
      await until(() => laptop.drafts.length > 0);
      const kept = laptop.drafts.map((draft) => draft.text).join('\n');
      sum.words += words.length;
      sum.drafts += laptop.drafts.length;
      sum.missing += words.filter((word) => !kept.includes(word)).length;
      // The laptop's room is the home host's again.
      await until(async () => (await hashOf(laptop)) === signed);
      await until(() => allShared(laptop));
      if ((await hashOf(city)) !== signed) sum.hashesChanged += 1;
      const open = await city.hub.open(chapterA);
      expect(text(open.doc)).toBe('Was unterschrieben wird. ');
      open.release();
    }
    console.log(
      `FA8 late offline edits: ${rounds} rounds, ${sum.words} words in ${sum.drafts} kept drafts, missing ${sum.missing}, signed hash changed ${sum.hashesChanged}`,
    );
    expect(sum).toMatchObject({ drafts: rounds, missing: 0, hashesChanged: 0 });
  },
  patience,
);
