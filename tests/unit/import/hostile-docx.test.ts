import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readFileAside } from '../../../electron/import/read-file.ts';
import { resolvePart } from '../../../electron/import/docx/package.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import { root } from '../../../electron/build.mjs';
import {
  body,
  contentTypes,
  p,
  part,
  relationships,
  rootRelationships,
  wordFile,
  wordParts,
} from '../../support/docx/word-file.ts';
import { makeZip, type ZipPart } from '../../support/docx/make-zip.ts';

const workerFile = `${root}/dist/import-worker.cjs`;

/** The code of the failure with which the shipped reader refuses a file; what it read where it doesn't. */
async function refusal(bytes: Uint8Array, limits?: { time: number; memory: number }): Promise<string> {
  try {
    const text = await readFileAside(bytes, { workerFile, ...(limits && { limits }) });
    return `read: ${text.blocks.map(({ runs }) => runs.map((run) => run.text).join('')).join(' ')}`;
  } catch (error) {
    if (error instanceof Failure) return error.code;
    throw error;
  }
}

/** The parts of a good file, one of them replaced or, with null, left out. */
function withPart(name: string, content: string | null, more: Partial<ZipPart> = {}): Buffer {
  const parts = wordParts({ body: p('Guter Text') }).filter((each) => each.name !== name);
  return makeZip(content === null ? parts : [...parts, { name, content, ...more }]);
}

const megabytes = 1024 * 1024;

describe('a DOCX that means harm', () => {
  it('DX9 is refused where it is larger, more or deeper than a paper can be, long before memory runs out', async () => {
    const words = `<w:p><w:r><w:t>${'wort '.repeat(2_000)}</w:t></w:r></w:p>`;
    const bomb = withPart('word/document.xml', body(words.repeat(Math.ceil((68 * megabytes) / words.length))));
    expect(bomb.length).toBeLessThan(400_000);
    const before = process.memoryUsage().rss;
    expect(await refusal(bomb)).toBe('importTooLarge');
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * megabytes);
    const small = '<w:p/>';
    const nested = '<w:sdt><w:sdtContent>';
    for (const [what, inner] of [
      ['a million paragraphs', small.repeat(1_000_000)],
      ['elements within elements', `${nested.repeat(5_000)}${p('x')}${'</w:sdtContent></w:sdt>'.repeat(5_000)}`],
      ['tables within tables', `${'<w:tbl><w:tr><w:tc>'.repeat(60)}${p('x')}${'</w:tc></w:tr></w:tbl>'.repeat(60)}`],
      ['one paragraph of a million runs', p(`<w:r><w:t>x</w:t></w:r>`.repeat(1_000_000))],
      ['cells without end', `<w:tbl>${`<w:tr>${`<w:tc>${p('x')}</w:tc>`.repeat(60)}</w:tr>`.repeat(1_000)}</w:tbl>`],
      [
        'changes without end',
        p(`<w:ins w:author="A"><w:r><w:t>x</w:t></w:r></w:ins><w:r><w:t>y</w:t></w:r>`.repeat(30_000)),
      ],
    ] as const)
      expect(await refusal(withPart('word/document.xml', body(inner))), what).toBe('importTooLarge');
    const many = Array.from({ length: 100_000 }, (_, index) => ({ name: `x${index}`, content: '' }));
    expect(['importTooLarge', 'importDamaged']).toContain(
      await refusal(makeZip([...wordParts({ body: p('x') }), ...many])),
    );
  }, 120_000);

  it('DX10 is refused where it lies about its parts', async () => {
    const honest = deflateRawSync(Buffer.from(body(p('Guter Text'))));
    for (const [what, file, code] of [
      [
        'more comes out than it says',
        withPart('word/document.xml', body(p('x'.repeat(5_000))), { claims: { unpacked: 900 } }),
        'importDamaged',
      ],
      [
        'less comes out',
        withPart('word/document.xml', body(p('x')), { claims: { unpacked: 90_000 } }),
        'importDamaged',
      ],
      [
        'a huge claim',
        withPart('word/document.xml', body(p('x')), { claims: { unpacked: 3_000_000_000 } }),
        'importTooLarge',
      ],
      [
        'more packed than there is',
        withPart('word/document.xml', body(p('x')), { claims: { packed: 3_000_000 } }),
        'importDamaged',
      ],
      ['no text at all', withPart('word/document.xml', null), 'importDamaged'],
      ['no list of types', withPart('[Content_Types].xml', null), 'importNotWord'],
      ['no relationships', withPart('_rels/.rels', null), 'importNotWord'],
      [
        'a workbook',
        withPart(
          '[Content_Types].xml',
          contentTypes.replaceAll('wordprocessingml.document.main', 'spreadsheetml.sheet.main'),
        ),
        'importNotWord',
      ],
      ['untyped text', withPart('[Content_Types].xml', contentTypes.replace(/<Override.*?\/>/, '')), 'importDamaged'],
      [
        'two texts of one name',
        makeZip([...wordParts({ body: p('eins') }), { name: 'WORD/document.xml', content: body(p('zwei')) }]),
        'importDamaged',
      ],
      [
        'text outside of the file',
        withPart('_rels/.rels', relationships([['rId1', 'officeDocument', '../../etc/passwd']])),
        'importNotWord',
      ],
      [
        'text on the net',
        withPart('_rels/.rels', relationships([['rId1', 'officeDocument', 'http://example.org/d.xml', 'External']])),
        'importNotWord',
      ],
      [
        'a path out of the file',
        makeZip([...wordParts({ body: p('x') }), { name: '../../evil', content: 'x' }]),
        'importDamaged',
      ],
      ['text that is no XML', withPart('word/document.xml', 'Hallo'), 'importDamaged'],
      ['text that breaks off', withPart('word/document.xml', body(p('x')).slice(0, -30)), 'importDamaged'],
      ['styles that break off', withPart('word/styles.xml', part('styles', '').slice(0, -5)), 'importDamaged'],
      [
        'bytes that are no deflate',
        withPart('word/document.xml', 'xxxxxxxxxxxxxxxxxxxxxxxx', { deflated: { unpacked: 500 } }),
        'importDamaged',
      ],
      ['half a file', wordFile({ body: p('x') }).subarray(0, 700), 'importDamaged'],
      ['an encrypted part', withPart('word/document.xml', body(p('x')), { encrypted: true }), 'importEncrypted'],
    ] as const)
      expect(await refusal(file), what).toBe(code);
    // The same parts, packed by somebody else, are read.
    const packed = { name: 'word/document.xml', content: honest, deflated: { unpacked: body(p('Guter Text')).length } };
    expect(
      await refusal(makeZip([...wordParts({ body: '' }).filter(({ name }) => name !== packed.name), packed])),
    ).toBe('read: Guter Text');
  });

  it('DX11 can have nothing fetched, expanded or opened: entities, foreign pictures and paths stay words', async () => {
    const laughs = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 30 }, (_, n) => `<!ENTITY b${n} "${n === 0 ? '&a;&a;' : `&b${n - 1};&b${n - 1};`}">`).join('')}]>`;
    const withType = body(p('&b29;')).replace('?>', `?>${laughs}`);
    expect(await refusal(withPart('word/document.xml', withType))).toBe('importDamaged');
    const file = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>';
    expect(await refusal(withPart('word/document.xml', body(p('&f;')).replace('?>', `?>${file}`)))).toBe(
      'importDamaged',
    );
    expect(await refusal(withPart('word/document.xml', body(p('&f;'))))).toBe('importDamaged');
    const drawn = (id: string): string =>
      `<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
    const refers = [
      ['rIdA', 'image', '../../etc/passwd'],
      ['rIdB', 'image', '/word/document.xml'],
      ['rIdC', 'image', 'file:///etc/passwd'],
    ] as const;
    const wanted = wordFile({ body: p('Text') + refers.map(([id]) => p(drawn(id))).join(''), refers });
    const text = await readFileAside(wanted, { workerFile });
    expect(text.images).toEqual([]);
    expect(text.left.map(({ what }) => what).sort()).toEqual(['linkedPicture', 'linkedPicture', 'picture']);
    expect(resolvePart('word/document.xml', '../../etc/passwd')).toBe(null);
    expect(resolvePart('word/document.xml', '../media/x.png')).toBe('media/x.png');
  });

  it('DX12 other kinds of files are named: the old format, a password, no Word file, no text', async () => {
    const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    expect(await refusal(ole)).toBe('importOldWord');
    expect(await refusal(Buffer.from('{\\rtf1 Hallo}'))).toBe('importOldWord');
    expect(await refusal(Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(40)]))).toBe(
      'importEncrypted',
    );
    expect(await refusal(Buffer.from('%PDF-1.7'))).toBe('importNotWord');
    expect(await refusal(Buffer.alloc(0))).toBe('importNotWord');
    expect(await refusal(makeZip([{ name: 'a.txt', content: 'x' }]))).toBe('importNotWord');
    expect(
      await refusal(
        makeZip([
          { name: '[Content_Types].xml', content: contentTypes },
          { name: '_rels/.rels', content: rootRelationships },
          { name: 'word/document.xml', content: body(p('') + p('  ')) },
        ]),
      ),
    ).toBe('importEmpty');
  });

  it('DX13 a reader that takes too long or too much is ended, and can be ended at any moment', async () => {
    const slow = wordFile({ body: p('Ein Absatz mit Text.').repeat(50_000) });
    expect(await refusal(slow, { time: 30, memory: 640 })).toBe('importTooSlow');
    expect(await refusal(slow, { time: 60_000, memory: 12 })).toBe('importTooLarge');
    const stopping = new AbortController();
    const reading = readFileAside(slow, { workerFile, signal: stopping.signal, progress: () => stopping.abort() });
    await expect(reading).rejects.toMatchObject({ code: 'importStopped' });
    expect(await refusal(wordFile({ body: p('Danach geht es weiter.') }))).toBe('read: Danach geht es weiter.');
  });
});
