/** Reads workbooks with measures or with costs for the interface, which shows what would come and writes it into the room itself. */
import { Failure } from '../../../shared/rpc/contract.ts';
import type { ImportedCosts } from '../../../shared/rpc/cost-schemas.ts';
import type { ImportedSheets } from '../../../shared/rpc/measure-schemas.ts';
import { readCatalogueAside, readCostsAside, type ReadOptions } from '../../import/read-file.ts';
import { PendingFiles } from './pending-files.ts';

export class SheetImports {
  private readonly pending = new PendingFiles();

  /** `reading`: for tests, how files are read. */
  constructor(private readonly reading: ReadOptions = {}) {}

  /** Makes room for a file of this many bytes; what the same person had begun before is dropped. */
  begin(person: string, file: string, bytes: number): string {
    return this.pending.begin(person, file, bytes);
  }

  /** Takes the next bytes of the file, in order. */
  receive(person: string, id: string, part: Uint8Array): void {
    this.pending.receive(person, id, part);
  }

  /** Reads measures, and forgets the file. Rejects with a Failure that names it. `budgets`: their ids by their names. */
  async readMeasures(person: string, id: string, budgets: ReadonlyMap<string, string>): Promise<ImportedSheets> {
    const read = await this.read(person, id, (bytes, options) => readCatalogueAside(bytes, budgets, options));
    return {
      measures: read.measures.map(({ indicators, ...rest }) => ({
        ...{ ...rest, goals: [...rest.goals], partners: [...rest.partners], targetGroups: [...rest.targetGroups] },
        ...{ steps: [...rest.steps], costs: [...rest.costs], reports: [...rest.reports] },
        indicators: indicators.map(({ values, ...each }) => ({
          ...each,
          values: [...values].map(([year, value]): [number, number] => [year, value]),
        })),
      })),
      descriptions: [...read.descriptions],
      notes: [...read.notes],
      more: read.more,
    };
  }

  /** The same with the cost table of a council paper. */
  async readCosts(person: string, id: string): Promise<ImportedCosts> {
    const { budgets, notes, more } = await this.read(person, id, readCostsAside);
    return {
      budgets: budgets.map(({ products, ...budget }) => ({
        ...budget,
        products: products.map(({ lines, ...product }) => ({
          ...product,
          lines: lines.map(({ amounts, ...line }) => ({ ...line, amounts: [...amounts] })),
        })),
      })),
      notes: [...notes],
      more,
    };
  }

  private async read<T>(
    person: string,
    id: string,
    reader: (bytes: Uint8Array, options: ReadOptions) => Promise<T>,
  ): Promise<T> {
    const file = this.pending.of(person, id);
    if (file.received !== file.bytes.byteLength) throw new Failure('badInput');
    try {
      return await reader(file.bytes, { ...this.reading, signal: file.stop.signal });
    } catch (error) {
      throw error instanceof Failure ? new Failure(error.code, { ...error.details, name: file.file }) : error;
    } finally {
      this.pending.drop(id);
    }
  }

  /** Ends the reading, or forgets what came. */
  cancel(person: string, id: string): void {
    this.pending.cancel(person, id);
  }

  close(): void {
    this.pending.close();
  }
}
