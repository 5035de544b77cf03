/** How far a file is that is made, in words. */
import type { ExportProgress } from '../rpc/export-progress.ts';
import type { Translate } from './catalogue.ts';

export function describeProgress(t: Translate, { phase, count, doing }: ExportProgress): string {
  const what = t(`exports.phase_${phase}`);
  const said = count === null ? what : t('exports.phaseCount', { what, done: count.done, of: count.of });
  return doing === null ? said : t('exports.phaseDoing', { said, doing: t(`exports.phase_${doing}`) });
}
