/** Whether a PDF is certified as accessible, and if not, why. */
import type { Translate } from './catalogue.ts';

/** `said` as the host says it: `ua-1`, or `noEngine`, `refused`, `slow`. */
export function describeCertified(t: Translate, said: string): string {
  if (said === 'ua-1') return t('versions.pdfCertified');
  return t(said === 'noEngine' ? 'versions.pdfNoEngine' : 'versions.pdfNotCertified');
}
