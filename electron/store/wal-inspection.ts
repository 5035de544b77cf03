/**
 * Reads a write-ahead log the way SQLite would, because SQLite takes a damaged frame for the end of the log without a word:
 * commits behind it, acknowledged long ago, would be gone silently. https://www.sqlite.org/fileformat2.html section 4
 */
import { closeSync, openSync, readSync, fstatSync } from 'node:fs';

/**
 * True when commits in the log can't be read any more. A power failure may tear the last transaction, which was then never
 * acknowledged; a transaction starts only after the one before is on disk, so two commits behind the tear prove damage.
 */
export function losesCommits(walFile: string): boolean {
  const bytes = readAll(walFile);
  if (bytes === null || bytes.byteLength < 32 + 24) return false;
  const magic = bytes.readUInt32BE(0);
  const bigEndian = magic === 0x377f0683;
  const pageSize = bytes.readUInt32BE(8);
  let sum: Sum = checksum(bytes, 0, 24, [0, 0], bigEndian);
  const goodHeader =
    (bigEndian || magic === 0x377f0682) && sum[0] === bytes.readUInt32BE(24) && sum[1] === bytes.readUInt32BE(28);
  // A header lies in one sector and can't be torn; a wrong one in front of commits was damaged.
  const salts = goodHeader ? bytes.subarray(16, 24) : bytes.subarray(32 + 8, 32 + 16);
  let torn = !goodHeader;
  let commitsBehind = 0;
  const frame = 24 + (pageSize >= 512 && pageSize <= 65536 ? pageSize : 4096);
  for (let at = 32; at + frame <= bytes.byteLength; at += frame) {
    const sameSalts = bytes.subarray(at + 8, at + 16).equals(salts);
    if (!torn) {
      sum = checksum(bytes, at, 8, sum, bigEndian);
      sum = checksum(bytes, at + 24, frame - 24, sum, bigEndian);
      torn = !sameSalts || sum[0] !== bytes.readUInt32BE(at + 16) || sum[1] !== bytes.readUInt32BE(at + 20);
    }
    if (torn && sameSalts && bytes.readUInt32BE(at + 4) !== 0) commitsBehind += 1;
  }
  return commitsBehind > 1;
}

type Sum = readonly [number, number];

function checksum(bytes: Buffer, start: number, length: number, [first, second]: Sum, bigEndian: boolean): Sum {
  for (let at = start; at < start + length; at += 8) {
    first = (first + (bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)) + second) >>> 0;
    second = (second + (bigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)) + first) >>> 0;
  }
  return [first, second];
}

function readAll(file: string): Buffer | null {
  let fd: number;
  try {
    fd = openSync(file, 'r');
  } catch {
    return null;
  }
  try {
    // Beyond 256 MiB there is a checkpoint that never succeeded; the beginning is enough of a sample then.
    const bytes = Buffer.alloc(Math.min(fstatSync(fd).size, 1 << 28));
    return bytes.subarray(0, readSync(fd, bytes, 0, bytes.byteLength, 0));
  } finally {
    closeSync(fd);
  }
}
