/** Waits for a condition instead of for a time; fails with what was waited for. */
export async function until(what: string, condition: () => boolean | Promise<boolean>, within = 20_000): Promise<void> {
  const end = Date.now() + within;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`waited ${within} ms in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
