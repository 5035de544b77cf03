/** Each fault with its line and rule; empty for none. */
export function htmlFaults(html: string): Promise<string[]>;
