/** Gives a WebAssembly module a limit to its memory: what the engine asks for beyond is refused, and it ends. */

const PAGE = 65_536;
const MEMORY_SECTION = 5;
const PREFIX = 8;

/** The module with at most so many MiB of memory. One that has no memory of its own, or a limit already, stays as it is. */
export function withMemoryLimit(wasm: Uint8Array, mebibytes: number): Uint8Array {
  for (let at = PREFIX; at < wasm.length;) {
    const id = wasm[at];
    const size = readNumber(wasm, at + 1);
    const end = size.next + size.value;
    if (id === MEMORY_SECTION) return limited(wasm, at, size.next, end, (mebibytes * 1_048_576) / PAGE);
    at = end;
  }
  return wasm;
}

function limited(wasm: Uint8Array, start: number, from: number, end: number, pages: number): Uint8Array {
  const count = readNumber(wasm, from);
  const flags = readNumber(wasm, count.next);
  const least = readNumber(wasm, flags.next);
  if (count.value !== 1 || flags.value !== 0) return wasm;
  const section = [1, 1, ...written(least.value), ...written(Math.max(least.value, Math.floor(pages)))];
  const made = [MEMORY_SECTION, ...written(section.length), ...section];
  const result = new Uint8Array(wasm.length - (end - start) + made.length);
  result.set(wasm.subarray(0, start));
  result.set(made, start);
  result.set(wasm.subarray(end), start + made.length);
  return result;
}

/** An unsigned number as WebAssembly writes it (LEB128). */
function readNumber(bytes: Uint8Array, at: number): { readonly value: number; readonly next: number } {
  let value = 0;
  for (let next = at, shift = 0; ; next += 1, shift += 7) {
    const byte = bytes[next] ?? 0;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, next: next + 1 };
  }
}

function written(value: number): number[] {
  const bytes: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest % 128) | 0x80);
  }
}
