/** Types of build.mjs for the tests. */
export const root: string;
export function buildNode(): Promise<void>;
export function buildRenderer(): Promise<void>;
export function buildIfNeeded(): Promise<void>;
