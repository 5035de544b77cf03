/**
 * Where the host's door has a file that leaves the house, behind `/export/<project>/`. What there is, and what can be chosen of it, says
 * `shared/domain/export-formats.ts`.
 */
import type { ExportWhat, FormatId, WantedStandard } from '../domain/export-formats.ts';
import type { Language } from '../i18n/catalogue.ts';
import type { Side } from './version-schemas.ts';

export interface ExportWish {
  readonly what: ExportWhat;
  readonly format: FormatId;
  /** Of the words that the file says by itself; default `de`. */
  readonly language?: Language;
  /** `version`: which state of the paper; default `now`. */
  readonly of?: Side;
  readonly comments?: boolean;
  readonly suggestions?: boolean;
  /** Which council paper; needed there. */
  readonly paper?: string;
  readonly draft?: boolean;
  /** `annexes`: with the files of its annexes, as one archive. */
  readonly annexes?: boolean;
  readonly standard?: WantedStandard;
  /** `one`: the measure whose sheet it is. */
  readonly only?: string;
  /** The day that the file says it was made (`2022-02-01`); default: today, and for a council paper its own day. */
  readonly day?: string;
}

/** `paper.docx?of=now&language=de`. */
export function exportPath(wish: ExportWish): string {
  const { what, format, language, of, comments, suggestions, paper, draft, annexes, standard, only, day } = wish;
  const params: readonly (readonly [string, string | undefined])[] = [
    ['of', of === undefined ? undefined : sideWord(of)],
    ['comments', comments === true ? '1' : undefined],
    ['suggestions', suggestions === true ? '1' : undefined],
    ['paper', paper],
    ['draft', what === 'council-paper' ? (draft === true ? '1' : '0') : undefined],
    ['annexes', annexes === true ? '1' : undefined],
    ['standard', standard],
    ['only', only],
    ['day', day],
    ['language', language],
  ];
  const said = params.flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]));
  return `${what}.${format}${said.length === 0 ? '' : `?${said.join('&')}`}`;
}

const sideWord = (side: Side): string =>
  side.side === 'now' ? 'now' : side.side === 'version' ? side.version : String(side.at);
