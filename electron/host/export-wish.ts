/** Reads the address of a file that leaves the house (`exportPath`): what is said of it, or null for what says nothing usable. */
import { pdfStandards, type ExportFormat, type ExportWhat } from '../../shared/domain/export-formats.ts';
import { isItemId } from '../../shared/document/measures/keys.ts';
import type { ExportWish } from '../../shared/rpc/export-path.ts';
import type { Side } from '../../shared/rpc/version-schemas.ts';
import { isUuid } from '../../shared/sync/rooms.ts';
import { noonOf } from './export-moment.ts';

/** With every choice made; `of`, `paper` and `only` where they mean something. */
export type ReadWish = Required<Omit<ExportWish, 'language' | 'only' | 'day'>> & {
  readonly only: string | null;
  /** Noon of the day that the file says it was made, ms since 1970; null where none was given. */
  readonly at: number | null;
};

export function readWish(
  what: ExportWhat,
  { format, options }: ExportFormat,
  params: URLSearchParams,
): ReadWish | null {
  const takes = (option: ExportFormat['options'][number]): boolean => options.includes(option);
  const of = sideFrom(params.get('of') ?? 'now');
  const standard = pdfStandards.find((each) => each === (params.get('standard') ?? pdfStandards[0]));
  const draft = flag(params.get('draft') ?? (takes('draft') ? null : '0'));
  const comments = flag(params.get('comments') ?? '0');
  const suggestions = flag(params.get('suggestions') ?? '0');
  const annexes = flag(params.get('annexes') ?? '0');
  const [paper, only, day] = [params.get('paper') ?? '', params.get('only'), params.get('day')];
  const at = day === null ? null : noonOf(day);
  if (of === null || standard === undefined || draft === null || (day !== null && at === null)) return null;
  if (comments === null || suggestions === null || annexes === null) return null;
  if (what === 'council-paper' && !isUuid(paper)) return null;
  if (only !== null && !isItemId(only)) return null;
  // What would be asked for in vain is refused: nobody takes a text for a draft, or without comments, that isn't.
  const isNow = of.side === 'now';
  if ((draft && !takes('draft')) || (annexes && !takes('annexes'))) return null;
  if ((comments && !takes('comments')) || (suggestions && !takes('suggestions'))) return null;
  if ((comments || suggestions) && !isNow) return null;
  if ((!isNow && !takes('version')) || (only !== null && !takes('one'))) return null;
  return { what, format, of, comments, suggestions, paper, draft, annexes, standard, only, at };
}

const flag = (text: string | null): boolean | null => (text === '1' ? true : text === '0' ? false : null);

export function sideFrom(text: string | null): Side | null {
  if (text === null) return null;
  if (text === 'now') return { side: 'now' };
  if (isUuid(text)) return { side: 'version', version: text };
  return /^\d{1,15}$/.test(text) ? { side: 'moment', at: Number(text) } : null;
}
