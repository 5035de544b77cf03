import { describe, expect, it } from 'vitest';
import { commentLink, readCommentLink } from '../../../shared/domain/comment-link.ts';

const link = {
  project: '20e4124a-e117-4c09-b88a-a5ce3060dcaa',
  on: 'chapter',
  subject: '0efcaaa8-b574-4498-b49d-05d406e81847',
  key: 'p-3/ACVk8CKpch',
  reply: null,
} as const;
const tail = `#p=${link.project}&c=${link.subject}/${link.key}`;

describe('links to comments', () => {
  it('CO20 a link carries the host’s address in a browser and none in the app, and both are read again', () => {
    const web = commentLink({ origin: 'http://192.168.1.20:4711', pathname: '/' }, link);
    expect(web).toBe(`http://192.168.1.20:4711/${tail}`);
    const app = commentLink({ origin: 'app://ratschrift', pathname: '/index.html' }, link);
    expect(app).toBe(`ratschrift:${tail}`);
    for (const text of [web, app, tail, ` ${web}\n`]) expect(readCommentLink(text)).toEqual(link);
    const toReply = { ...link, reply: 'p-4/BBBBBBBBBB' };
    const reply = commentLink({ origin: 'app://ratschrift', pathname: '/' }, toReply);
    expect(reply).toBe(`ratschrift:${tail}&r=p-4/BBBBBBBBBB`);
    expect(readCommentLink(reply)).toEqual(toReply);
    const measure = { ...link, on: 'measure', subject: 'm1' } as const;
    const toMeasure = commentLink({ origin: 'app://ratschrift', pathname: '/' }, measure);
    expect(toMeasure).toBe(`ratschrift:#p=${link.project}&m=m1/${link.key}`);
    expect(readCommentLink(toMeasure)).toEqual(measure);
  });

  it('CO20 nothing else is taken for one', () => {
    for (const text of [
      '',
      '3/12',
      `#p=${link.project}`,
      `#p=${link.project}&c=${link.subject}`,
      `#p=${link.project}&c=../${link.key}`,
      `#p=${link.project}&c=m1/${link.key}`,
      `#p=${link.project}&m=../${link.key}`,
      `#p=x&c=${link.subject}/${link.key}`,
      `${tail}/more`,
      `${tail}&r=`,
      `${tail}&r=more`,
      `${tail}&r=p/q&r=p/q`,
      `javascript:alert(1)${tail}`,
      `http://a b${tail}`,
      `http://${'x'.repeat(3_000)}${tail}`,
    ])
      expect(readCommentLink(text), text).toBeNull();
  });
});
