/** The chart of the costs for files to write on. */
import { svgDrawing, type Drawing } from '../drawings/drawing.ts';
import { chartSvg } from './chart-svg.ts';
import type { PrintedCatalogue } from './printed-catalogue.ts';

/** Millimetres between the margins. */
const WIDTH = 158;

/** Null where nothing costs anything in a year, and where it can't be drawn: the table has it all. */
export async function chartDrawing({ chart }: PrintedCatalogue): Promise<Drawing | null> {
  return chart === undefined ? null : svgDrawing(chartSvg(chart), { name: 'costs', alt: chart.alt, width: WIDTH });
}
