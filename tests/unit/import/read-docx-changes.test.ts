import { describe, expect, it } from 'vitest';
import { lines, read } from '../../support/docx/imported-lines.ts';
import { p, r, styled, who } from '../../support/docx/word-file.ts';

describe('what several people did in Word', () => {
  it('DX4 insertions, deletions, formats, kinds and moves are suggestions of their authors; what belongs together is one', async () => {
    const ins = (id: number, by: string, inner: string, day?: string): string =>
      `<w:ins ${who(id, by, day)}>${inner}</w:ins>`;
    const gone = (words: string): string => `<w:r><w:delText xml:space="preserve">${words}</w:delText></w:r>`;
    const text = await read({
      body: [
        // A replacement, cut into pieces by Word.
        p(
          `${r('Die ')}<w:del ${who(1, 'Anna')}>${gone('alte ')}</w:del>${ins(2, 'Anna', r('neue '))}${ins(3, 'Anna', r('und bessere ', '<w:b/>'), '2026-03-02T10:04:00Z')}${r('Fassung. ')}${ins(4, 'Anna', r('Später.'), '2026-03-02T10:05:00Z')}`,
        ),
        // Ben takes back a part of what Anna inserted.
        p(`${r('A ')}${ins(5, 'Anna', `<w:del ${who(6, 'Ben')}>${gone('doppelt')}</w:del>`)}${r(' Z')}`),
        p(r('fett', `<w:b/><w:i/><w:rPrChange ${who(7, 'Ben')}><w:rPr><w:i/></w:rPr></w:rPrChange>`)),
        p('War ein Absatz', `${styled('berschrift2')}<w:pPrChange ${who(8, 'Ben')}><w:pPr/></w:pPrChange>`),
        `<w:moveFromRangeStart w:id="20" w:name="move1" w:author="Anna"/>${p(`<w:moveFrom ${who(21, 'Anna')}>${r('Wandert.')}</w:moveFrom>`, `<w:rPr><w:moveFrom ${who(22, 'Anna')}/></w:rPr>`)}<w:moveFromRangeEnd w:id="20"/>`,
        p('Bleibt.'),
        `<w:moveToRangeStart w:id="23" w:name="move1" w:author="Anna"/>${p(`<w:moveTo ${who(24, 'Anna')}>${r('Wandert.')}</w:moveTo>`, `<w:rPr><w:moveTo ${who(25, 'Anna')}/></w:rPr>`)}<w:moveToRangeEnd w:id="23"/>`,
        // A paragraph cut in two, and two joined into one.
        p('Vorher', `<w:rPr><w:ins ${who(30, 'Cem')}/></w:rPr>`),
        p(' nachher'),
        p('Eins', `<w:rPr><w:del ${who(31, 'Cem', '2026-03-05T10:00:00Z')}/></w:rPr>`),
        p('Zwei'),
      ].join(''),
    });
    expect(lines(text)).toEqual([
      'paragraph: Die [alte |del:word-1][neue |ins:word-1][und bessere |b ins:word-1]Fassung. [Später.|ins:word-2]',
      'paragraph: A [doppelt|ins:word-3 del:word-4] Z',
      'paragraph: [fett|i fmt:word-5={"b":true}]',
      'paragraph kind@word-6=0:heading2: War ein Absatz',
      'paragraph del=word-7: [Wandert.|del:word-7]',
      'paragraph: Bleibt.',
      'paragraph ins=word-7: [Wandert.|ins:word-7]',
      'paragraph: Vorher',
      'paragraph ins=word-8:  nachher',
      'paragraph: Eins',
      'paragraph del=word-9: Zwei',
    ]);
    expect(text.changes.map(({ author }) => author).join(' ')).toBe('Anna Anna Anna Ben Ben Ben Anna Cem Cem');
    expect(text.changes[0]?.at).toBe(Date.parse('2026-03-02T10:00:00Z'));
  });

  it('DX5 comments keep author, time, words, place, answers and state', async () => {
    const comment = (id: number, author: string, paragraph: string, words: string): string =>
      `<w:comment ${who(id, author)} w:initials="X"><w:p w14:paraId="0000AA00">${r('Zuerst.')}</w:p><w:p w14:paraId="${paragraph}"><w:r><w:annotationRef/></w:r>${r(words)}</w:p></w:comment>`;
    const text = await read({
      body: [
        p(`${r('Ein ')}<w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/>${r('wichtiges')}`),
        p(
          `${r('Wort')}<w:commentRangeEnd w:id="0"/><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="0"/></w:r>${r(' hier.')}`,
        ),
        p(`${r('Punkt')}<w:r><w:commentReference w:id="2"/></w:r>`),
      ].join(''),
      comments:
        comment(0, 'Anna', '00000001', 'Belegen?') +
        comment(1, 'Ben', '00000002', 'Ja.') +
        comment(2, 'Anna', '00000003', 'Gut.'),
      commentsExtended:
        '<w15:commentEx w15:paraId="00000001" w15:done="1"/><w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/>',
    });
    expect(
      text.comments.map(({ id, author, parent, resolved, text: words, from, to }) => [
        id,
        author,
        parent,
        resolved,
        words,
        from,
        to,
      ]),
    ).toEqual([
      ['0', 'Anna', null, true, 'Zuerst.\nBelegen?', { block: 0, offset: 4 }, { block: 1, offset: 4 }],
      ['1', 'Ben', '0', false, 'Zuerst.\nJa.', { block: 0, offset: 4 }, { block: 1, offset: 4 }],
      ['2', 'Anna', null, false, 'Zuerst.\nGut.', { block: 2, offset: 5 }, { block: 2, offset: 5 }],
    ]);
  });
});
