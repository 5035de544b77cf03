import { expect, it } from 'vitest';
import { annexFault, beginsAsPdf, maxAnnexBytes } from '../../../shared/annexes/pdf-file.ts';
import { smallPdf } from '../../support/council/small-pdf.ts';
import { Chance, forEachSeed, seedsToRun } from '../../support/fuzz.ts';
import { png } from '../../support/pictures.ts';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

it('CP131 an annex is a PDF that opens: what is none, is cut off, is encrypted or too large is told apart', () => {
  const good = smallPdf();
  expect(annexFault(good)).toBeNull();
  expect(annexFault(Buffer.concat([good, Buffer.from('\n\n  ')]))).toBeNull();
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ['annexNoPdf', latin('')],
    ['annexNoPdf', png(2, 2)],
    ['annexNoPdf', latin('<script>alert(1)</script>%PDF-1.7')],
    ['annexNoPdf', Buffer.concat([Buffer.from('<html>'), good])],
    ['annexDamaged', latin('%PDF-1.7')],
    ['annexDamaged', good.subarray(0, good.length - 20)],
    ['annexDamaged', latin('%PDF-1.7\nstartxref\n0\n%%EOF')],
    ['annexDamaged', latin('%PDF-1.7\nstartxref\n99999\n%%EOF')],
    ['annexDamaged', latin('%PDF-1.7\nhello\nstartxref\n9\n%%EOF')],
    ['annexLocked', smallPdf(1, '/Encrypt 9 0 R')],
    ['annexLocked', smallPdf(1, '/Encrypt << /Filter /Standard >>')],
    ['annexTooLarge', new Uint8Array(maxAnnexBytes + 1)],
  ];
  for (const [fault, bytes] of cases) expect(annexFault(bytes)).toBe(fault);
  expect(annexFault(smallPdf(1, '/Title (/Encryption)'))).toBeNull();
});

it('CP132 whatever bytes come, looking at them ends, and never throws (500 seeds)', async () => {
  const good = smallPdf();
  await forEachSeed(seedsToRun(500, []), (seed) => {
    const chance = new Chance(seed);
    const bytes = Uint8Array.from(good.subarray(0, 1 + chance.below(good.length)));
    for (let times = chance.below(20); times > 0; times -= 1) bytes[chance.below(bytes.length)] = chance.below(256);
    const fault = annexFault(bytes);
    expect([null, 'annexNoPdf', 'annexDamaged', 'annexLocked']).toContain(fault);
    expect(fault === 'annexNoPdf').toBe(!beginsAsPdf(bytes));
  });
});
