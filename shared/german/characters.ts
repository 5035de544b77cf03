/** Characters that look like nothing in source code, by name. */
export const NBSP = '\u00A0';
export const NARROW_NBSP = '\u202F';
export const ELLIPSIS = '…';
export const EN_DASH = '–';
export const APOSTROPHE = '’';
