/** A process that is there to be killed: opens a project file, writes in it, and makes one backup after the other. */
import { Backups } from '../../electron/services/file/backups.ts';
import { openProject } from '../../electron/store/open-store.ts';
import { chapter, person, typist } from './store.ts';

async function run(file: string, workerFile: string): Promise<never> {
  const store = await openProject(file, { workerFile });
  const backups = new Backups({
    store,
    path: file,
    secondPlace: () => null,
    onChange: () => undefined,
    log: () => undefined,
  });
  const hand = typist(Date.now() % 1_000_000);
  process.stdout.write('open\n');
  for (;;) {
    await store.append({ room: chapter, actor: person, bytes: hand.type('Wort '), leases: [] });
    await backups.make();
  }
}

const [file, workerFile] = process.argv.slice(2);
if (file !== undefined && workerFile !== undefined) void run(file, workerFile);
