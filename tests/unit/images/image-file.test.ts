import { expect, test } from 'vitest';
import { readImageHeader } from '../../../shared/images/image-header.ts';
import { withoutMetadata } from '../../../shared/images/without-metadata.ts';
import { exif, gif, jpeg, png, pngChunk, pngHeader, segment, webp } from '../../support/pictures.ts';
import { seeded } from '../../support/random.ts';

const samples = {
  png: png(3, 2, [1, 2, 3], [pngChunk('tEXt', Buffer.from('Comment\0GPS')), pngChunk('eXIf', Buffer.from('GPS'))]),
  jpeg: jpeg(
    3,
    2,
    [exif(6), segment(0xed, Buffer.from('IPTC')), segment(0xfe, Buffer.from('GPS'))],
    jpeg(9, 9, [exif(1)]),
  ),
  gif: gif(3, 2),
  webp: webp(3, 2),
};

test('IM1 what a picture is and how large, is read from its bytes; anything else is none', () => {
  for (const [name, bytes] of Object.entries(samples))
    expect(readImageHeader(bytes)).toEqual({ type: `image/${name}`, width: 3, height: 2 });
  expect(readImageHeader(pngHeader(10_000, 6_000))).toEqual({ type: 'image/png', width: 10_000, height: 6_000 });
  const none = [
    '',
    'GIF89a',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '<!doctype html>',
    '%PDF-1.7',
    'RIFF____WEBPVP8 ',
  ];
  for (const text of none) expect(readImageHeader(Buffer.from(text)), text).toBeNull();
  expect(readImageHeader(pngHeader(0, 5))).toBeNull();
  expect(readImageHeader(Buffer.concat([Buffer.of(0xff, 0xd8), Buffer.alloc(100, 0xff)]))).toBeNull();
});

test('IM2 where a picture was taken and what its program noted goes; the picture and its orientation stay', () => {
  for (const [name, bytes] of Object.entries(samples)) {
    const clean = Buffer.from(withoutMetadata(bytes) ?? []);
    expect(readImageHeader(clean), name).toEqual({ type: `image/${name}`, width: 3, height: 2 });
    expect(clean.toString('latin1'), name).not.toMatch(/GPS|IPTC|secret/);
    expect(withoutMetadata(clean)?.byteLength, name).toBe(clean.byteLength);
  }
  const clean = Buffer.from(withoutMetadata(samples.jpeg) ?? []);
  // Orientation 6 in a directory with one entry, and nothing behind the end of the picture.
  expect(clean.includes(Buffer.from('4d4d002a0000000800010112000300000001' + '0006', 'hex'))).toBe(true);
  expect(clean.indexOf(Buffer.of(0xff, 0xd9))).toBe(clean.byteLength - 2);
  expect(Buffer.from(withoutMetadata(samples.gif) ?? []).toString('latin1')).toContain('NETSCAPE2.0');
  expect(Buffer.from(withoutMetadata(png(2, 2)) ?? [])).toEqual(png(2, 2));
});

test('IM2 whatever the bytes are, reading and cleaning end, and never throw', () => {
  const random = seeded(7);
  for (const bytes of Object.values(samples)) {
    for (let cut = 0; cut <= bytes.byteLength; cut += 1) {
      readImageHeader(bytes.subarray(0, cut));
      withoutMetadata(bytes.subarray(0, cut));
    }
    for (let round = 0; round < 3_000; round += 1) {
      const spoilt = Buffer.from(bytes);
      for (let flips = 0; flips < 4; flips += 1)
        spoilt[Math.floor(random() * spoilt.byteLength)] = Math.floor(random() * 256);
      readImageHeader(spoilt);
      withoutMetadata(spoilt);
    }
  }
});
