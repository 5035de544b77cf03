/** Whether a PDF is certified, as what, and if not, why. */
import type { Translate } from './catalogue.ts';

/** `said` as the host says it: `ua-1`, `a-2a`, or `noEngine`, `refused`. */
export function describeCertified(t: Translate, said: string): string {
  if (said === 'ua-1') return t('versions.pdfCertified');
  if (said === 'a-2a') return t('versions.pdfArchive');
  return t(said === 'noEngine' ? 'versions.pdfNoEngine' : 'versions.pdfNotCertified');
}
