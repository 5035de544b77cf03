import { describe, expect, it } from 'vitest';
import { deviceName, readAddress } from '../../../renderer/app/connection.ts';
import { joinUrl } from '../../../renderer/features/start/gate.tsx';
import { pathInFolder } from '../../../renderer/features/start/path-in-folder.ts';

const project = '20e4124a-e117-4c09-b88a-a5ce3060dcaa';

describe('how a page finds its host', () => {
  it('UI9 an invitation, a desk token and a project are read from the address; nothing else is taken for one', () => {
    expect(readAddress({ pathname: '/join', hash: '#xvkbr-bapyj' })).toEqual({ kind: 'redeem', code: 'xvkbr-bapyj' });
    expect(readAddress({ pathname: '/', hash: '#t=secret' })).toEqual({ kind: 'open', token: 'secret', project: null });
    expect(readAddress({ pathname: '/', hash: `#t=secret&p=${project}` })).toEqual({
      kind: 'open',
      token: 'secret',
      project,
    });
    expect(readAddress({ pathname: '/', hash: `#p=${project}` })).toEqual({ kind: 'open', token: null, project });
    for (const hash of ['', '#', '#p=../../etc', '#t=', '#nonsense', '#%E0%A4%A'])
      expect(readAddress({ pathname: '/', hash })).toEqual({ kind: 'open', token: null, project: null });
    expect(readAddress({ pathname: '/join', hash: '' }).kind).toBe('open');
  });

  it('UI9 a pasted link leads to web pages alone', () => {
    expect(joinUrl('http://192.168.1.20:4711/join#abc', 'http://x')).toBe('http://192.168.1.20:4711/join#abc');
    expect(joinUrl('xvkbr-bapyj-rtrj4-ppszz', 'http://127.0.0.1:1')).toBe(
      'http://127.0.0.1:1/join#xvkbr-bapyj-rtrj4-ppszz',
    );
    for (const bad of ['javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x', 'not a link', ''])
      expect(joinUrl(bad, 'http://x')).toBeNull();
  });

  it('UI9 a typed name lies in the folder of projects; a whole path stays as it is', () => {
    expect(pathInFolder('/home/a/Ratschrift', ' LIP ')).toBe('/home/a/Ratschrift/LIP.ratschrift');
    expect(pathInFolder('/home/a/Ratschrift/', 'LIP.ratschrift')).toBe('/home/a/Ratschrift/LIP.ratschrift');
    expect(pathInFolder('C:\\Users\\a\\Ratschrift', 'LIP')).toBe('C:\\Users\\a\\Ratschrift\\LIP.ratschrift');
    expect(pathInFolder('/home/a', '/tmp/x.ratschrift')).toBe('/tmp/x.ratschrift');
    expect(pathInFolder('C:\\a', 'D:\\b.ratschrift')).toBe('D:\\b.ratschrift');
  });

  it('UI9 the office sees a device by browser and system', () => {
    expect(
      deviceName('Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/114.0 Safari/537.36 Edg/114.0'),
    ).toBe('Edge, Windows');
    expect(deviceName('Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0')).toBe('Firefox, Linux');
    expect(deviceName('')).toBe('Browser');
  });
});
