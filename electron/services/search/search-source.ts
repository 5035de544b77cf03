/** Versions as search reads them: what there is, and their texts by their hashes, as far as they lie in this file. */

export interface SourceVersion {
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly level: string;
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Hash of what it consists of. */
  readonly content: string;
}

export interface SearchSource {
  /** All versions that people made; asked before each search, so it has to be cheap. */
  versions(): readonly SourceVersion[];
  /** The chapters of a version; null where its text is not here. */
  chapters(
    content: string,
  ): Promise<readonly { readonly id: string; readonly title: string; readonly content: string }[] | null>;
  /** A chapter's canonical content; null where it is not here. */
  text(hash: string): Promise<string | null>;
}

/** Of a project without any. */
export const noVersions: SearchSource = {
  versions: () => [],
  chapters: () => Promise.resolve(null),
  text: () => Promise.resolve(null),
};
