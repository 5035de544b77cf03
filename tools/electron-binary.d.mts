/** Types of electron-binary.mjs for the tests. */
export const stallLimit: number;
export function runWhileItMoves(options: {
  script: string;
  grows: string;
  limit: number;
  lookEvery?: number;
}): Promise<'done' | 'failed' | 'stalled'>;
