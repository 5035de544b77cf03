/**
 * Properties of a block beside its kind and indent: what they are called, what they may hold, and which kinds have them.
 * They lie in the flat map as `<block id>:<name>`; what a peer wrote there and is not well formed counts as not set.
 */

export type PropertyValue = string | number | boolean;
/** Those that are set, by name. */
export type Properties = Readonly<Record<string, PropertyValue>>;
export const NO_PROPERTIES: Properties = Object.freeze({});

type Check = (value: unknown) => value is PropertyValue;

const text =
  (most: number): Check =>
  (value): value is PropertyValue =>
    typeof value === 'string' && value !== '' && value.length <= most;
const like =
  (pattern: RegExp, most = 64): Check =>
  (value): value is PropertyValue =>
    typeof value === 'string' && value.length <= most && pattern.test(value);
const oneOf =
  (...values: readonly string[]): Check =>
  (value): value is PropertyValue =>
    typeof value === 'string' && values.includes(value);
const whole =
  (least: number, most: number): Check =>
  (value): value is PropertyValue =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
const flag: Check = (value): value is PropertyValue => value === true;

export const TONES = ['note', 'important', 'example'] as const;
export const CONTENTS = ['headings', 'tables', 'figures'] as const;

const checks = {
  /** Language of the text (BCP 47); none: that of the paper. */
  lang: like(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}$/, 35),
  /** SHA-256 of an image's bytes. */
  asset: like(/^[0-9a-f]{64}$/),
  /** What an image shows, in words. */
  alt: text(2000),
  /** An image that says nothing which the text doesn't: it needs no alternative text. */
  decorative: flag,
  /** Width of an image in per cent of the text's. */
  width: whole(5, 100),
  tone: oneOf(...TONES),
  /** What a list of contents lists. */
  of: oneOf(...CONTENTS),
  /** Whose rows and columns a table shows, by an id of its own; none: the block's. */
  table: like(/^[\w-]{1,40}$/),
  headerRow: flag,
  headerColumn: flag,
  /** Suggestions that bring or take the block's marker (a split or a join). */
  ins: like(/^[\w-]{1,40}$/),
  del: like(/^[\w-]{1,40}$/),
  /** Of the copy that a suggested move made: the block and the suggestion (`rival-moves.ts`). */
  from: like(/^[\w-]{1,64}@[\w-]{1,40}$/, 105),
} satisfies Record<string, Check>;
export type PropertyName = keyof typeof checks;

const every: readonly PropertyName[] = ['lang', 'ins', 'del', 'from'];
const ofKind: Readonly<Record<string, readonly PropertyName[]>> = {
  image: ['asset', 'alt', 'decorative', 'width'],
  table: ['table', 'headerRow', 'headerColumn'],
  callout: ['tone'],
  contents: ['of'],
};

/** The names that a block of this kind may have. */
export const propertyNames = (kind: string): readonly PropertyName[] => [...every, ...(ofKind[kind] ?? [])];

/** Reads a block's properties with `get`, which gives what the flat map holds for a name. */
export function readProperties(kind: string, get: (name: PropertyName) => unknown): Properties {
  let found = NO_PROPERTIES;
  const take = (names: readonly PropertyName[]) => {
    for (const name of names) {
      const value = get(name);
      if (value !== undefined && value !== null && checks[name](value)) found = { ...found, [name]: value };
    }
  };
  take(every);
  take(ofKind[kind] ?? []);
  return found;
}

/** What of the properties a block of another kind keeps; what is proposed for it (`proposed.ts`) stays proposed. */
export function propertiesOfKind(kind: string, properties: Properties): Properties {
  const names: readonly string[] = propertyNames(kind);
  const stays = (name: string): boolean => names.includes(name) || name.includes('@');
  if (Object.keys(properties).every(stays)) return properties;
  return Object.fromEntries(Object.entries(properties).filter(([name]) => stays(name)));
}

/** The properties with one set, or taken away with null. Throws for a value that the name can't have. */
export function withProperty(properties: Properties, name: PropertyName, value: PropertyValue | null): Properties {
  if (value !== null && !checks[name](value)) throw new Error(`not a value of ${name}`);
  if (value !== null) return { ...properties, [name]: value };
  return Object.fromEntries(Object.entries(properties).filter(([other]) => other !== name));
}

/** Those that say what is suggested of a block. */
export const OF_SUGGESTIONS: ReadonlySet<string> = new Set(['ins', 'del', 'from']);

/**
 * What somebody else would set of a block, checked: kind, indent or a property that says nothing of suggestions; undefined
 * where the name or the value is none.
 */
export function checkedProperty(name: string, value: unknown): PropertyValue | undefined {
  if (name === 'kind') return typeof value === 'string' && /^[\w-]{1,40}$/.test(value) ? value : undefined;
  if (name === 'indent') return whole(0, 8)(value) ? value : undefined;
  const known = (Object.keys(checks) as PropertyName[]).find((each) => each === name && !OF_SUGGESTIONS.has(each));
  return known !== undefined && checks[known](value) ? value : undefined;
}

export function equalProperties(a: Properties, b: Properties): boolean {
  if (a === b) return true;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
