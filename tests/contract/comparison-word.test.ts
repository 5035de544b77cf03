/** A comparison as a Word file, in a program that we did not write. */
import { beforeAll, expect, it } from 'vitest';
import { compareStates } from '../../electron/export/comparison/comparison.ts';
import { comparisonDocx } from '../../electron/export/docx/comparison-docx.ts';
import { picturesOfBoth, richPair } from '../support/compared-papers.ts';
import { linesOfState } from '../support/docx/lines-of-state.ts';
import { installWithin } from '../support/libreoffice.ts';
import { decideAll, provideChanges } from '../support/libreoffice-changes.ts';

beforeAll(provideChanges, installWithin);

/** Words alone: LibreOffice counts and numbers by itself, and writes notes at the end. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

it('VX8 LibreOffice has the newer state when it accepts all changes, and the older one when it rejects all', async () => {
  const { before, after } = richPair;
  const docx = await comparisonDocx(compareStates(before, after, { pictures: picturesOfBoth }), { frontPage: false });
  const { accepted, rejected } = await decideAll(docx);
  for (const [found, state, other] of [
    [accepted, after, before],
    [rejected, before, after],
  ] as const) {
    const text = plain(found);
    let at = 0;
    for (const { text: line } of linesOfState(state)) {
      const [part = ''] = plain(line.replace(/<\/?[bisu]>/g, '')).split(/[#{]/);
      if (part === '') continue;
      const next = text.indexOf(part, at);
      expect(next, `„${part}“ behind „${text.slice(Math.max(0, at - 60), at)}“`).toBeGreaterThanOrEqual(0);
      at = next + part.length;
    }
    const own = plain(
      linesOfState(state)
        .map((line) => line.text)
        .join(' '),
    );
    for (const { text: line, style } of linesOfState(other))
      if (line.length > 20 && !style.startsWith('Heading') && !own.includes(plain(line)) && !/[#{<]/.test(line))
        expect(text).not.toContain(plain(line));
  }
}, 120_000);
