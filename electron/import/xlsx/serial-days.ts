/** Days as workbooks count them, and which formats show a number as a day. Source: ECMA-376 part 1, 18.8.30 and 18.17.4. */
import { child, childrenNamed, wholeNumber, type XmlElement } from '../docx/xml.ts';

/** Built-in formats of days; 18 to 21 and 45 to 47 are times. */
const isBuiltIn = (format: number): boolean =>
  (format >= 14 && format <= 17) ||
  format === 22 ||
  (format >= 27 && format <= 31) ||
  format === 36 ||
  (format >= 50 && format <= 58);

/** Indices of the cell styles that show a day. */
export function dateStyles(styles: XmlElement | null): ReadonlySet<number> {
  const codes = new Map(
    childrenNamed(child(styles ?? undefined, 'x:numFmts'), 'x:numFmt').map(({ attributes }) => [
      wholeNumber(attributes['numFmtId'], 0, 100_000) ?? -1,
      attributes['formatCode'] ?? '',
    ]),
  );
  const found = new Set<number>();
  childrenNamed(child(styles ?? undefined, 'x:cellXfs'), 'x:xf').forEach(({ attributes }, index) => {
    const format = wholeNumber(attributes['numFmtId'], 0, 100_000) ?? 0;
    const code = codes.get(format);
    if (code === undefined ? isBuiltIn(format) : showsDay(code)) found.add(index);
  });
  return found;
}

/** Letters in quotes, behind a backslash or in brackets say nothing of a day; hours and minutes alone are a time. */
const showsDay = (code: string): boolean =>
  /[dy]|m{3}/i.test(code.slice(0, 200).replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|general|standard/gi, ''));

const DAY = 86_400_000;

/** ISO of a serial number; null for what is no day. Its time of day is left out. */
export function dayOfSerial(serial: number, from1904: boolean): string | null {
  if (!(serial >= 0 && serial < 2_958_466)) return null;
  const days = Math.floor(serial);
  // Excel has a 29 February 1900, which never was.
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  return new Date(epoch + days * DAY).toISOString().slice(0, 10);
}
