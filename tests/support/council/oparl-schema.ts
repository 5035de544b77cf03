/** The objects of OParl 1.1 that a council paper is, as JSON Schema: names and types after https://oparl.org/spezifikation/online-ansicht. */
const uri = { type: 'string', format: 'uri', pattern: '^https?://' };
const text = { type: 'string', minLength: 1 };
const dateTime = { type: 'string', format: 'date-time' };
const type = (name: string) => ({ const: `https://schema.oparl.org/1.1/${name}` });
const common = {
  license: uri,
  keyword: { type: 'array', items: text },
  created: dateTime,
  modified: dateTime,
  web: uri,
};
/** What a maker of software adds has the maker's name before a colon. */
const vendors = { patternProperties: { '^[A-Za-z]+:.+$': {} }, additionalProperties: false };

const file = {
  type: 'object',
  required: ['id', 'type', 'accessUrl', 'created', 'modified'],
  properties: {
    id: uri,
    type: type('File'),
    name: text,
    fileName: { type: 'string', pattern: '^[^/\\\\]+$' },
    mimeType: { type: 'string', pattern: '^[a-z]+/[a-z0-9.+-]+$' },
    date: { type: 'string', format: 'date' },
    size: { type: 'integer', minimum: 0 },
    sha512Checksum: { type: 'string', pattern: '^[0-9a-f]{128}$' },
    text: { type: 'string' },
    accessUrl: uri,
    downloadUrl: uri,
    ...common,
  },
  ...vendors,
};

const consultation = {
  type: 'object',
  required: ['id', 'type', 'created', 'modified'],
  properties: {
    id: uri,
    type: type('Consultation'),
    organization: { type: 'array', items: uri, minItems: 1 },
    authoritative: { type: 'boolean' },
    role: text,
    ...common,
  },
  ...vendors,
};

export const oparlPaper = {
  type: 'object',
  required: ['id', 'type', 'created', 'modified'],
  properties: {
    id: uri,
    type: type('Paper'),
    body: uri,
    name: text,
    reference: text,
    date: { type: 'string', format: 'date' },
    paperType: text,
    relatedPaper: { type: 'array', items: uri, uniqueItems: true },
    mainFile: file,
    auxiliaryFile: { type: 'array', items: file },
    originatorOrganization: { type: 'array', items: uri },
    underDirectionOf: { type: 'array', items: uri },
    consultation: { type: 'array', items: consultation },
    ...common,
  },
  ...vendors,
} as const;
