import type { LikeGerman } from '../de/catalogue.ts';

export const gaveWay: LikeGerman['gaveWay'] = {
  told: 'In one field a version counts that somebody wrote at the same time as you. Yours stands at the field.',
  note: 'Your version no longer counts',
  by: '{{name}} wrote here at the same time as you; that version counts now.',
  bySomebody: 'Somebody else wrote here at the same time as you; that version counts now.',
  byMyself: 'You wrote here at the same time in another window; that version counts now.',
  missing: 'What you wrote here last did not arrive.',
  mine: 'Your version: {{value}}',
  now: 'It now says: {{value}}.',
  quoted: '“{{value}}”',
  empty: '(empty)',
  putMine: 'Put my version back',
  putBoth: 'Put both',
  put: 'Done.',
  understood: 'Understood',
  go: 'To the field',
  list: 'Here another version counts than yours',
  more_one: 'And one more field, once one of these is done.',
  more_other: 'And {{count}} more fields, once one of these is done.',
  yes: 'yes',
  no: 'no',
};
