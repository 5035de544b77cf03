import { expect, test } from 'vitest';
import { exportHtml } from '../../../electron/export/html.ts';
import { exportJson } from '../../../electron/export/json.ts';
import type { Paper } from '../../../electron/export/paper.ts';
import { makeBlock, type Block } from '../../../shared/document/block.ts';
import { imagesIn, imagesWithoutAlt } from '../../../shared/document/images.ts';
import type { Properties } from '../../../shared/document/properties.ts';
import { samplePicture } from '../../support/pictures.ts';

const picture = samplePicture(3);
const image = (id: string, props: Properties, caption = ''): Block =>
  makeBlock(id, { kind: 'image', indent: 0, props }, caption === '' ? [] : [{ text: caption, attrs: {} }]);
const blocks = [
  makeBlock('p', { kind: 'paragraph', indent: 0 }, [{ text: 'Text', attrs: {} }]),
  image('a', { asset: picture.hash, alt: 'Säulen "2023" <hoch>', width: 60 }, 'Anteile & Zahlen'),
  image('b', { asset: picture.hash, decorative: true }),
  image('c', { asset: picture.hash }, 'Ohne Text'),
  image('d', { asset: '0'.repeat(64), alt: 'Karte' }),
  image('e', {}),
];
const paper: Paper = {
  project: 'x',
  title: 'Plan',
  owner: '',
  sample: false,
  chapters: [
    {
      id: 'k',
      number: 1,
      title: 'Eins',
      group: null,
      stage: 'writing',
      blocks,
      tables: new Map(),
      notes: new Map(),
      contentHash: '',
    },
  ],
};
const pictures = new Map([[picture.hash, picture]]);

test('IM3 the HTML holds each image as a figure with its picture, alternative text, width and caption', () => {
  const html = exportHtml(paper, pictures);
  const data = `data:image/png;base64,${Buffer.from(picture.bytes).toString('base64')}`;
  expect(html).toContain(
    `<figure id="a"><img src="${data}" alt="Säulen &quot;2023&quot; &lt;hoch&gt;" width="3" height="2" style="width:60%"><figcaption><span class="number">Abbildung 1:</span> Anteile &amp; Zahlen</figcaption></figure>`,
  );
  expect(html).toContain(`<figure id="b"><img src="${data}" alt="" width="3" height="2"></figure>`);
  expect(html).toContain(
    `alt="Bild ohne Beschreibung" width="3" height="2"><figcaption><span class="number">Abbildung 2:</span> Ohne Text</figcaption>`,
  );
  expect(html).toContain(
    '<figure id="d"><p class="missing">Das Bild ist nicht in dieser Datei. (Karte)</p><figcaption><span class="number">Abbildung 3</span></figcaption></figure>',
  );
  expect(html).not.toMatch(/https?:\/\//);
});

test('IM3 the JSON holds every picture once', () => {
  const { images } = JSON.parse(exportJson(paper, pictures)) as { images: Record<string, { base64: string }> };
  expect(Object.keys(images)).toEqual([picture.hash]);
  expect(Buffer.from(images[picture.hash]?.base64 ?? '', 'base64').equals(picture.bytes)).toBe(true);
});

test('IM4 images that say nothing to somebody who does not see them can be listed', () => {
  expect(imagesIn(blocks).map(({ alt }) => alt)).toEqual(['Säulen "2023" <hoch>', '', null, 'Karte', null]);
  expect(imagesWithoutAlt(blocks).map(({ block }) => block.id)).toEqual(['c', 'e']);
  expect(imagesWithoutAlt([image('f', { asset: picture.hash, alt: '   ' })])).toHaveLength(1);
});
