/** A council paper as the city's template begins it. */
import { newBlockId } from '../document/blocks.ts';
import { makeBlock, PLAIN } from '../document/block.ts';
import type { CityTemplate, PaperKind } from './city-template.ts';
import type { CouncilPaper } from './council-paper.ts';

/** Without number, date and subject; signed where there is only one unit that could. */
export function newPaper({ place, units }: CityTemplate, { id, sections }: PaperKind): Omit<CouncilPaper, 'id'> {
  const [unit, another] = units;
  const texts = sections.map((section) => {
    const blocks = section.text.map((text) =>
      makeBlock(newBlockId(), { kind: 'paragraph', indent: 0 }, [
        { text: text.replace(/\s*\n\s*/g, ' '), attrs: PLAIN },
      ]),
    );
    return [section.id, { blocks, tables: new Map(), notes: new Map() }] as const;
  });
  return {
    kind: id,
    number: '',
    date: '',
    subject: '',
    routing: [],
    agendaItem: '',
    keep: false,
    annexes: [],
    costs: { effects: 'none', years: 'added', budgets: [] },
    texts: new Map(texts),
    unit: another === undefined ? (unit?.code ?? '') : '',
    place,
  };
}
