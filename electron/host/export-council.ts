/** `ratschrift export --what council-paper|measures`: the same input and date give the same bytes. */
import { translate } from '../../shared/i18n/catalogue.ts';
import { Failure } from '../../shared/rpc/contract.ts';
import { annexesIn, annexFiles } from '../services/council/annex-files.ts';
import { blockedBy } from '../services/council/checked-paper.ts';
import { CityFolders } from '../services/council/city-folders.ts';
import { readCouncil, type ReadCouncil, type ReadCouncilPaper } from '../services/council/read-council.ts';
import { readCatalogue } from '../services/read-measures.ts';
import { Refusal, text } from './cli-words.ts';
import { templatesFolder } from './desk-memory.ts';
import type { ExportOrder } from './export-command.ts';
import { momentOfPaper } from './export-moment.ts';
import type { Voice } from './file-commands.ts';
import type { MadeFile } from './made-files.ts';
import { makeCouncil } from './make-council.ts';
import { makeMeasures } from './make-measures.ts';

/** How many findings are told in words. */
const findingsTold = 20;

export async function councilFile(order: ExportOrder, { say, language }: Voice): Promise<MadeFile> {
  const { file, format, standard, values, tell } = order;
  const council = await readCouncil(file, new CityFolders(templatesFolder()), {});
  const { findings, ...given } = chosenPaper(council, text(values, 'paper'));
  const [draft, withAnnexes] = [values['draft'] === true, values['with-annexes'] === true];
  const blocked = format.checked === true && !draft ? blockedBy(findings) : null;
  if (blocked !== null) {
    const errors = findings.filter(({ level }) => level === 'error');
    for (const { key, values: said } of errors.slice(0, findingsTold)) say(translate(language, key, said));
    throw blocked;
  }
  const at = order.at ?? momentOfPaper(given.paper);
  const annexes = () => annexFiles(annexesIn(file, language), given.paper, { at, tell });
  return makeCouncil(format.format, { ...given, city: council.city, draft, standard, at, annexes, withAnnexes, tell });
}

export async function measuresFile({ file, format, standard, at, values, tell }: ExportOrder): Promise<MadeFile> {
  const { catalogue, pictures, comments: said } = await readCatalogue(file, {});
  const wanted = text(values, 'measure');
  const found = catalogue.measures.find(({ id, number }) => [id, number].includes(wanted ?? ''));
  if (wanted !== undefined && found === undefined) throw new Refusal('cli.exportNoMeasure', { name: wanted }, false);
  const only = wanted === undefined ? null : (found?.id ?? null);
  const comments = values['with-comments'] === true ? said : null;
  return makeMeasures(format.format, { catalogue, pictures, only, comments, standard, at: at ?? Date.now(), tell });
}

function chosenPaper({ papers }: ReadCouncil, wanted: string | undefined): ReadCouncilPaper {
  const found = wanted === undefined ? papers : papers.filter(({ paper }) => [paper.number, paper.id].includes(wanted));
  const [first, another] = found;
  if (first !== undefined && another === undefined) return first;
  if (papers.length === 0) throw new Failure('paperMissing');
  const list = papers.map(({ paper }) => `${paper.number === '' ? '–' : paper.number} (${paper.id})`).join(', ');
  throw new Refusal('cli.exportWhichPaper', { list }, false);
}
