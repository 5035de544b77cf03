/** What passes between whoever shows pages while they are written and the engine that sets them. */
export interface PreviewJob {
  readonly template: string;
  /** JSON, as in a `PdfJob`. */
  readonly data: string;
  readonly look: string;
  readonly files: readonly (readonly [string, Uint8Array])[];
  readonly fonts: readonly Uint8Array[];
}

export type PreviewMade =
  /** `taken`: MiB that the engine holds by now. It remembers every page that it set, and gives nothing back. */
  | { readonly bytes: Uint8Array; readonly taken: number }
  /** `detail`: what the engine said, in English. After `memory` and `engine` it is of no use any more. */
  | { readonly failed: 'memory' | 'template' | 'engine'; readonly detail: string };

/** Of each job of one engine. */
export interface PreviewStart {
  /** Where the engine, the templates and the fonts lie. */
  readonly folder: string;
  /** MiB that the engine may take. */
  readonly memory: number;
}
