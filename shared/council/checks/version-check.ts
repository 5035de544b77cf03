/** An annexed version is the one that was signed off: same content hash; else the annex says that it is a draft. */
import { fieldPlace, found, orPassed, type Checked, type Finding } from './finding.ts';

export function checkVersions({ paper, versions, draftWords }: Checked): readonly Finding[] {
  const known = new Map(versions.map((version) => [version.id, version]));
  const isDraft = (title: string): boolean => {
    const words = title.toLowerCase().split(/[^\p{L}]+/u);
    return draftWords.some((word) => words.includes(word.toLowerCase()));
  };
  const findings = paper.annexes.flatMap(({ id, title, of }): Finding[] => {
    if (of.what !== 'version') return [];
    const place = fieldPlace('annexes', id, 0, title.length);
    const version = known.get(of.version);
    const details = { values: { title }, place };
    if (version === undefined) return [found('version', 'error', 'paperCheck.versionGone', details)];
    if (version.hash !== of.hash) return [found('version', 'error', 'paperCheck.versionChanged', details)];
    if (version.level === 'frozen') return [];
    if (isDraft(title)) return [found('version', 'warning', 'paperCheck.versionDraft', details)];
    const [word] = draftWords;
    const mend = word === undefined ? null : { place, replacement: `${title} (${word})` };
    return [found('version', 'error', 'paperCheck.versionUnsigned', { ...details, mend })];
  });
  return orPassed('version', findings);
}
