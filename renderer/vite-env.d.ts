/// <reference types="vite/client" />
declare module '@fontsource-variable/source-sans-3/wght.css';
declare module '@fontsource-variable/source-serif-4/wght.css';
declare module '@fontsource-variable/source-serif-4/wght-italic.css';
declare module 'hyphen' {
  /** Puts `hyphenChar` (by default a soft hyphen) where words may be parted. */
  const createHyphenator: (
    patterns: unknown,
    options: { readonly html: boolean; readonly minWordLength: number },
  ) => (text: string) => string;
  export default createHyphenator;
}
declare module 'hyphen/patterns/de-1996.js' {
  const patterns: unknown;
  export default patterns;
}
