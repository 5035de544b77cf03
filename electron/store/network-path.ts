/**
 * SQLite's locks and its write-ahead log cannot be trusted on a network share: two people would damage the file. The
 * decision is pure; what it needs to know is asked of the system beforehand, each question bounded in time.
 */
import { execFile } from 'node:child_process';
import { readFile, realpath } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure } from '../../shared/rpc/contract.ts';

/** What the system says about its drives. */
export type PathFacts =
  | { readonly platform: 'linux'; /** The text of /proc/self/mountinfo. */ readonly mounts: string }
  | { readonly platform: 'darwin'; /** The output of `mount`. */ readonly mounts: string }
  | {
      readonly platform: 'win32';
      /** Drive letters with a colon that are mapped to a share, e.g. `Z:`. */ readonly mappedDrives: readonly string[];
    };

/** 9p and virtiofs are not among them: they are the disk of many virtual machines. */
const networkTypes =
  /^(nfs\d*|cifs|smb\d*|smbfs|ncpfs|afs|afpfs|coda|ceph|glusterfs|lustre|webdav|davfs|fuse\.(sshfs|ceph|glusterfs|davfs2?|rclone|smbnetfs|s3fs|gvfsd-fuse))$/;

/** True when a path (absolute, links resolved) lies on a network share. */
export function isNetworkPath(path: string, facts: PathFacts): boolean {
  switch (facts.platform) {
    case 'linux':
      return networkTypes.test(typeOf(path, linuxMounts(facts.mounts)));
    case 'darwin':
      return networkTypes.test(typeOf(path, darwinMounts(facts.mounts)));
    case 'win32':
      return isWindowsShare(path, facts.mappedDrives);
  }
}

/** Rejects with Failure `networkPath`; when the system can't say where the path lies, it is let through. */
export async function refuseNetworkPath(path: string): Promise<void> {
  const facts = await pathFacts();
  if (facts !== null && isNetworkPath(await resolved(path), facts)) throw new Failure('networkPath', { path });
}

interface Mount {
  readonly at: string;
  readonly type: string;
}

/** The file system that holds the path: the one mounted deepest, and of those at one place the last. */
function typeOf(path: string, mounts: readonly Mount[]): string {
  let best: Mount = { at: '', type: '' };
  for (const mount of mounts) {
    const inside = path === mount.at || path.startsWith(mount.at.endsWith('/') ? mount.at : `${mount.at}/`);
    if (inside && mount.at.length >= best.at.length) best = mount;
  }
  return best.type;
}

function linuxMounts(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [before, after] = line.split(' - ');
    const at = before?.split(' ')[4];
    const type = after?.split(' ')[0];
    if (at === undefined || type === undefined) return [];
    return [{ at: at.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8))), type }];
  });
}

/** `//user@server/share on /Volumes/share (smbfs, nodev, nosuid)` */
function darwinMounts(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const match = / on (.+) \(([^,)]+)/.exec(line);
    return match?.[1] === undefined || match[2] === undefined ? [] : [{ at: match[1], type: match[2].trim() }];
  });
}

function isWindowsShare(path: string, mappedDrives: readonly string[]): boolean {
  const plain = path.replaceAll('/', '\\');
  if (/^\\\\[?.]\\UNC\\/i.test(plain)) return true;
  const local = plain.replace(/^\\\\[?.]\\/, '');
  if (local.startsWith('\\\\')) return true;
  return mappedDrives.some((drive) => local.slice(0, 2).toLowerCase() === drive.toLowerCase());
}

async function pathFacts(): Promise<PathFacts | null> {
  try {
    if (process.platform === 'linux')
      return { platform: 'linux', mounts: await readFile('/proc/self/mountinfo', 'utf8') };
    if (process.platform === 'darwin') return { platform: 'darwin', mounts: await output('/sbin/mount', []) };
    if (process.platform === 'win32') return { platform: 'win32', mappedDrives: await mappedDrives() };
    return null;
  } catch {
    return null;
  }
}

/** DriveType 4 is a network drive. */
async function mappedDrives(): Promise<string[]> {
  const query = "(Get-CimInstance Win32_LogicalDisk -Filter 'DriveType=4').DeviceID";
  const text = await output('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', query]);
  return text.split(/\s+/).filter((word) => /^[A-Za-z]:$/.test(word));
}

function output(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, [...args], { timeout: 5_000, maxBuffer: 1 << 20, windowsHide: true }, (error, stdout) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`${command} failed`, { cause: error }));
    });
  });
}

/** The real place of a path, or of the folder it would be created in. */
async function resolved(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const folder = dirname(path);
    return folder === path
      ? path
      : `${(await resolved(folder)).replace(/[\\/]$/, '')}/${path.slice(folder.length).replace(/^[\\/]/, '')}`;
  }
}
