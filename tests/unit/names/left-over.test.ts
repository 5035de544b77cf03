import { expect, it } from 'vitest';
import { createProject, metaKeys } from '../../../electron/services/create-project.ts';
import { ErasedNames } from '../../../electron/services/erased-names.ts';
import { Ledger } from '../../../electron/services/ledger.ts';
import { openProject } from '../../../electron/store/open-store.ts';
import { temporaryFolder } from '../../support/host-process.ts';
import { otherPerson } from '../../support/store.ts';

it('NA7 what a crash left of an erased name goes at the next opening, once', async () => {
  const folder = temporaryFolder();
  const file = folder.file('Plan.ratschrift');
  await createProject(file, { title: 'Plan', kind: 'empty' }, { inProcess: true });
  const store = await openProject(file, { inProcess: true });
  try {
    const me = (await store.meta(metaKeys.localPerson)) ?? '';
    const before = await Ledger.open(store);
    await before.setName(otherPerson, 'Aylin Öztürk');
    await before.append(me, () => [{ kind: 'roles', person: otherPerson, roles: [{ role: 'reader' }] }]);
    await before.append(me, () => [{ kind: 'nameErased', person: otherPerson }]);
    expect((await store.names()).get(otherPerson)).toBe('Aylin Öztürk');
    // Already it counts for nothing.
    const ledger = await Ledger.open(store);
    expect([ledger.names.has(otherPerson), ledger.membership.people.get(otherPerson)?.name]).toEqual([false, '']);
    let times = 0;
    const counting = {
      readOnly: null,
      meta: (key: string) => store.meta(key),
      setMeta: (key: string, value: string | null) => store.setMeta(key, value),
      eraseNames: (people: readonly string[]) => {
        times += 1;
        return store.eraseNames(people);
      },
    };
    for (let opening = 0; opening < 2; opening++) {
      const erased = new ErasedNames({ store: counting, ledger, log: (message) => expect(message).toBe('') });
      await erased.open();
      await erased.close();
    }
    expect([times, (await store.names()).has(otherPerson)]).toEqual([1, false]);
  } finally {
    await store.close();
    folder.remove();
  }
});
