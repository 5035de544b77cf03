/** Fills the empty room of a council paper: a new paper from its template, the sample, one that is brought from elsewhere. */
import type * as Y from 'yjs';
import type { CouncilPaper } from '../../council/council-paper.ts';
import { writeText } from '../blocks.ts';
import { addRows } from '../flat-rows.ts';
import { newBudget, newLine, newProduct, setAmount } from './cost-rows.ts';
import { newAnnex, newStop, paperFacts, paperRows, sectionText } from './paper-room.ts';

/** Writes all of a paper in one transaction. Throws where the room isn't empty. Of texts the blocks, without tables and footnotes. */
export function fillPaper(doc: Y.Doc, paper: Omit<CouncilPaper, 'id'>, origin: unknown): void {
  const facts = paperFacts(doc);
  if (facts.size > 0) throw new Error('fillPaper: the room is not empty');
  const { kind, number, date, subject, agendaItem, unit, place, keep, costs } = paper;
  const given = {
    kind,
    number,
    date,
    subject,
    agendaItem,
    unit,
    place,
    keep,
    effects: costs.effects,
    years: costs.years,
  };
  doc.transact(() => {
    for (const [fact, value] of Object.entries(given)) facts.set(fact, value);
    const rows = paperRows(doc);
    addRows(rows, paper.routing.map(newStop));
    addRows(rows, paper.annexes.map(newAnnex));
    addRows(rows, costs.budgets.map(newBudget));
    for (const budget of costs.budgets) {
      addRows(
        rows,
        budget.products.map((product) => newProduct(budget.id, product)),
      );
      for (const product of budget.products) {
        addRows(
          rows,
          product.lines.map((line) => newLine(product.id, line)),
        );
        for (const line of product.lines)
          for (const { year, ...amount } of line.amounts) setAmount(rows, line.id, year, amount);
      }
    }
    for (const [section, { blocks }] of paper.texts) writeText(doc, doc.getText(sectionText(section)), blocks, origin);
  }, origin);
}
