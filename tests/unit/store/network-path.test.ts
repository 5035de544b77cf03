import { expect, test } from 'vitest';
import { isNetworkPath, refuseNetworkPath, type PathFacts } from '../../../electron/store/network-path.ts';

const linux: PathFacts = {
  platform: 'linux',
  mounts: [
    '27 1 254:0 / / rw,relatime - ext4 /dev/vda rw',
    '30 27 0:40 / /mnt/amt rw,relatime shared:5 - nfs4 server:/amt rw',
    '31 27 0:41 / /mnt/Gemeinsame\\040Ablage rw,relatime - cifs //server/ablage rw',
    '32 30 8:1 / /mnt/amt/lokal rw - xfs /dev/sda1 rw',
    '33 27 0:42 / /home/a/fern rw - fuse.sshfs a@b: rw',
    '34 27 0:43 / /vm rw - 9p share rw',
    '35 27 0:44 / /vm2 rw - virtiofs share rw',
    '36 27 0:45 / /mnt/doppelt rw - nfs server:/x rw',
    '37 27 0:46 / /mnt/doppelt rw - tmpfs tmpfs rw',
    '38 27 0:47 / /smb rw - smb3 //server/x rw',
  ].join('\n'),
};
const darwin: PathFacts = {
  platform: 'darwin',
  mounts: [
    '/dev/disk3s1 on / (apfs, sealed, local, read-only)',
    '//a@server/Ablage on /Volumes/Ablage (Amt) (smbfs, nodev, nosuid, mounted by a)',
    '/dev/disk4 on /Volumes/STICK (msdos, local, nodev)',
    'afp_0 on /Volumes/alt (afpfs, nodev)',
  ].join('\n'),
};
const windows: PathFacts = { platform: 'win32', mappedDrives: ['H:', 'z:'] };

test.each([
  ['/home/a/Plan.ratschrift', false],
  ['/mnt/amt/Plan.ratschrift', true],
  ['/mnt/amtlich/Plan.ratschrift', false],
  ['/mnt/Gemeinsame Ablage/Plan.ratschrift', true],
  ['/mnt/amt/lokal/Plan.ratschrift', false],
  ['/home/a/fern/Plan.ratschrift', true],
  ['/vm/Plan.ratschrift', false],
  ['/vm2/Plan.ratschrift', false],
  ['/mnt/doppelt/Plan.ratschrift', false],
  ['/smb/Plan.ratschrift', true],
])('ST25 Linux: a network share is told from a disk by its mount: %s', (path, network) => {
  expect(isNetworkPath(path, linux)).toBe(network);
});

test.each([
  ['/Users/a/Plan.ratschrift', false],
  ['/Volumes/Ablage (Amt)/Plan.ratschrift', true],
  ['/Volumes/STICK/Plan.ratschrift', false],
  ['/Volumes/alt/Plan.ratschrift', true],
])('ST25 macOS: a network share is told from a disk by its mount: %s', (path, network) => {
  expect(isNetworkPath(path, darwin)).toBe(network);
});

test.each([
  ['C:\\Pläne\\Plan.ratschrift', false],
  ['\\\\server\\amt\\Plan.ratschrift', true],
  ['//server/amt/Plan.ratschrift', true],
  ['\\\\?\\UNC\\server\\amt\\Plan.ratschrift', true],
  ['\\\\?\\C:\\Plan.ratschrift', false],
  ['h:\\Plan.ratschrift', true],
  ['Z:\\Plan.ratschrift', true],
  ['\\\\?\\Z:\\Plan.ratschrift', true],
  ['D:\\Plan.ratschrift', false],
])('ST25 Windows: UNC paths and mapped drives are network shares: %s', (path, network) => {
  expect(isNetworkPath(path, windows)).toBe(network);
});

test('ST25 a file on a disk of this machine is let through, also one that is still to be created', async () => {
  await expect(refuseNetworkPath('/proc/self/gibt es nicht/neu.ratschrift')).resolves.toBeUndefined();
});
