/**
 * A council paper as a `Paper` of OParl 1.1 (https://oparl.org), with its files and consultations within it. What OParl has no word for
 * stands under names that begin with `Ratschrift:`. The same input gives the same bytes. Source: council-paper.md, „OParl 1.1 export“.
 */
import { createHash } from 'node:crypto';
import { isCouncilPaper } from '../../../shared/document/council-papers.ts';
import type { ChapterContent } from '../../../shared/document/nested.ts';
import { CAPTION_KINDS, type Block } from '../../../shared/document/block.ts';
import { HERE, readEmbed } from '../../../shared/document/embeds.ts';
import type { PaperIndex } from '../../../shared/document/paper-index.ts';
import { describeTarget } from '../../../shared/i18n/describe-target.ts';
import { sectionSettings } from '../../../shared/council/section-settings.ts';
import { ownIndex, referenceKey, type ReferenceWords } from '../../../shared/council/references.ts';
import { citedNumbers } from '../../../shared/council/paper-number.ts';
import { passagesOf } from '../../../shared/council/checks/passages.ts';
import type { CityTemplate } from '../../../shared/council/city-template.ts';
import type { CostTable } from '../../../shared/council/cost-table.ts';
import type { CouncilPaper, RoutingRole, RoutingStop } from '../../../shared/council/council-paper.ts';
import { formatDay } from '../../../shared/council/iso-day.ts';
import { cleanText } from '../clean-text.ts';

/** A file of the paper as it is published. */
export interface PublishedFile {
  /** Of letters, digits and hyphens; part of its address. */
  readonly id: string;
  readonly name: string;
  readonly fileName: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
  /** Its words, where they are known. */
  readonly text?: string;
}

export interface OparlParts {
  readonly paper: CouncilPaper;
  readonly template: CityTemplate;
  /** What its references into the strategy paper show. */
  readonly references?: ReferenceWords;
  /** The paper itself as PDF. */
  readonly main: PublishedFile;
  readonly annexes: readonly PublishedFile[];
  /** Milliseconds since 1970: when it was made, which is when it was changed last. */
  readonly at: number;
}

const schema = (type: 'Paper' | 'File' | 'Consultation'): string => `https://schema.oparl.org/1.1/${type}`;

/** As OParl's own examples name them. */
const roles: Readonly<Record<RoutingRole, string>> = {
  decides: 'Entscheidung',
  advises: 'Vorberatung',
  informed: 'Kenntnisnahme',
};

export function councilOparl({ paper, template, references = new Map(), main, annexes, at }: OparlParts): string {
  const { base, license, keywords } = template.oparl;
  const address = (...parts: readonly string[]): string => [base, ...parts.map(encodeURIComponent)].join('/');
  const id = address('paper', paper.id);
  const times = { created: new Date(at).toISOString(), modified: new Date(at).toISOString() };
  const day = formatDay(paper.date) === '' ? null : paper.date;
  const file = ({ id: own, name, fileName, mimeType, bytes, text }: PublishedFile): unknown => ({
    id: address('file', `${paper.id}-${own}`),
    type: schema('File'),
    name: name,
    fileName,
    mimeType,
    ...(day !== null && { date: day }),
    size: bytes.byteLength,
    sha512Checksum: createHash('sha512').update(bytes).digest('hex'),
    ...(text !== undefined && { text }),
    accessUrl: address('file', `${paper.id}-${own}`, fileName),
    downloadUrl: address('file', `${paper.id}-${own}`, fileName),
    license,
    ...times,
  });
  const consultation = ({ id: own, committee, role }: RoutingStop): unknown => ({
    id: address('consultation', `${paper.id}-${own}`),
    type: schema('Consultation'),
    organization: [address('organization', committee.id)],
    authoritative: role === 'decides',
    role: roles[role],
    'Ratschrift:committee': committee.name,
    license,
    ...times,
  });
  const kind = template.kinds.find((each) => each.id === paper.kind);
  const unit = template.units.find(({ code }) => code === paper.unit);
  const related = relatedTo(paper, template.numbers);
  const object = {
    id,
    type: schema('Paper'),
    body: address('body'),
    name: paper.subject,
    ...(paper.number !== '' && { reference: paper.number }),
    ...(day !== null && { date: day }),
    paperType: kind?.title ?? paper.kind,
    ...(related.length > 0 && { relatedPaper: related.map((number) => address('paper', number)) }),
    mainFile: file(main),
    ...(annexes.length > 0 && { auxiliaryFile: annexes.map(file) }),
    originatorOrganization: [address('organization', 'administration')],
    ...(paper.unit !== '' && { underDirectionOf: [address('organization', paper.unit)] }),
    ...(paper.routing.length > 0 && { consultation: paper.routing.map(consultation) }),
    ...(keywords.length > 0 && { keyword: keywords }),
    license,
    ...times,
    ...(unit !== undefined && { 'Ratschrift:unit': `${unit.code} ${unit.name}` }),
    'Ratschrift:cited': related,
    'Ratschrift:sections': sectionsOf(paper, template, references),
    'Ratschrift:costs': costsOf(paper.costs),
  };
  return `${JSON.stringify(object, (_, value: unknown) => (typeof value === 'string' ? cleanText(value) : value), 2)}\n`;
}

/** Numbers of other papers that it cites, each once, in order. */
function relatedTo(paper: CouncilPaper, forms: readonly string[]): string[] {
  const cited = passagesOf(paper).flatMap(({ text, block }) => [
    ...citedNumbers(text, forms).flatMap(({ number, valid }) => (valid ? [number] : [])),
    ...(block?.runs ?? []).flatMap(({ embed }) =>
      typeof embed === 'object' && embed !== null && 'paper' in embed && typeof embed.paper === 'string'
        ? [embed.paper].filter((number) => isCouncilPaper(number, forms))
        : [],
    ),
  ]);
  return [...new Set(cited)].filter((number) => number !== paper.number);
}

/** What was written under each heading, as plain text, a paragraph a line; captions have the numbers that references name them by. */
function sectionsOf(paper: CouncilPaper, { kinds }: CityTemplate, references: ReferenceWords): unknown[] {
  const sections = kinds.find((each) => each.id === paper.kind)?.sections ?? [];
  const index = ownIndex(paper, sections);
  return sections.flatMap(({ id, heading }) => {
    const text = linesOf(paper.texts.get(id), index, references);
    return text === '' ? [] : [{ id, heading, text }];
  });
}

const linesOf = (content: ChapterContent | undefined, index: PaperIndex, references: ReferenceWords): string =>
  (content?.blocks ?? [])
    .map((block) => {
      const words = block.runs
        .map(({ text, embed }) => (embed === undefined ? text : embedWords(embed, references)))
        .join('')
        .trim();
      return [captionNumber(block, index), words].filter((part) => part !== '').join(': ');
    })
    .filter((line) => line !== '')
    .join('\n');

/** „Tabelle 2“; empty for what is no table or figure, or has no number. */
function captionNumber({ id, kind }: Block, index: PaperIndex): string {
  const target = CAPTION_KINDS.has(kind) ? index.target(HERE, id) : null;
  return target === null || target.number === '' ? '' : describeTarget('de', target, sectionSettings.headingNumbers);
}

/** Footnotes have no place in lines. */
function embedWords(value: unknown, references: ReferenceWords): string {
  const embed = readEmbed(value);
  if (embed === null || 'note' in embed) return '';
  return 'paper' in embed ? embed.paper : (references.get(referenceKey(embed.ref)) ?? '');
}

/** Amounts in cents, as they are kept: by budget, product, line and year. */
const costsOf = ({ effects, budgets }: CostTable): unknown => ({
  effects: effects === 'some',
  currency: 'EUR',
  unit: 'cent',
  budgets: budgets.map(({ kind, number, products }) => ({
    kind,
    number,
    products: products.map(({ number: product, name, lines }) => ({
      number: product,
      name,
      lines: lines.map(({ side, kind: line, amounts }) => ({
        side,
        kind: line,
        amounts: amounts.map(({ year, cents, purpose, reservation, cover }) => ({
          year,
          cents,
          ...(purpose !== '' && { purpose }),
          ...(reservation !== '' && { reservation }),
          ...(cover !== '' && { cover }),
        })),
      })),
    })),
  })),
});
