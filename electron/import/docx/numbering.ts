/** What kind of list a paragraph belongs to (`numbering.xml`). */
import { child, childrenNamed, valueOf, wholeNumber, type XmlElement } from './xml.ts';

export interface ListLevel {
  readonly kind: 'bullet' | 'number' | 'none';
  /** Whether our own 1, 2, 3 … says the same as the file's numbers. */
  readonly plain: boolean;
}

export type Lists = (list: string, level: number) => ListLevel;

const none: ListLevel = { kind: 'none', plain: true };

export function readNumbering(root: XmlElement | null): Lists {
  const abstracts = new Map<string, XmlElement>();
  const lists = new Map<string, XmlElement>();
  const byStyle = new Map<string, XmlElement>();
  for (const element of root?.children ?? []) {
    if (element.name === 'w:abstractNum') {
      abstracts.set(element.attributes['w:abstractNumId'] ?? '', element);
      const style = valueOf(element, 'w:styleLink');
      if (style !== undefined) byStyle.set(style, element);
    } else if (element.name === 'w:num') lists.set(element.attributes['w:numId'] ?? '', element);
  }
  return (list, level) => {
    const number = lists.get(list);
    if (number === undefined) return none;
    const override = levelOf(childrenNamed(number, 'w:lvlOverride'), level);
    let abstract = abstracts.get(valueOf(number, 'w:abstractNumId') ?? '');
    const linked = valueOf(abstract, 'w:numStyleLink');
    if (linked !== undefined) abstract = byStyle.get(linked) ?? abstract;
    const definition = child(override, 'w:lvl') ?? levelOf(childrenNamed(abstract, 'w:lvl'), level);
    if (definition === undefined) return none;
    const start = valueOf(override, 'w:startOverride') ?? valueOf(definition, 'w:start') ?? '1';
    return { kind: kindOf(definition), plain: isPlain(definition, start) };
  };
}

const levelOf = (levels: readonly XmlElement[], level: number): XmlElement | undefined =>
  levels.find((each) => wholeNumber(each.attributes['w:ilvl'], 0, 8) === level);

function kindOf(level: XmlElement): ListLevel['kind'] {
  const format = valueOf(level, 'w:numFmt') ?? 'decimal';
  if (format === 'bullet') return 'bullet';
  if (format === 'none' || valueOf(level, 'w:lvlText') === '') return 'none';
  return 'number';
}

function isPlain(level: XmlElement, start: string): boolean {
  const format = valueOf(level, 'w:numFmt') ?? 'decimal';
  return format === 'bullet' || format === 'none' || (format === 'decimal' && (start === '1' || start === '0'));
}
