/** What was found in a file, in words. */
import type { Verification } from '../../shared/domain/verification.ts';
import { german } from '../../shared/i18n/catalogue.ts';
import { describeFound } from '../../shared/i18n/describe-found.ts';
import type { Output } from '../../shared/rpc/contract.ts';

/** Most findings that are told in words. */
const mostTold = 100;

export function told({ ok, found, counts }: Verification): Output<'file.verify'> {
  const moment = (at: string): string => new Date(at).toLocaleString('de-DE');
  return {
    ok,
    counts,
    found: found.slice(0, mostTold).map((each) => ({ what: each.what, words: describeFound(german, each, moment) })),
  };
}
