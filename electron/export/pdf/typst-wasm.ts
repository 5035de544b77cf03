/** Typst as WebAssembly: the same on every platform. Makes tagged PDF, certifies nothing. Knows no disk and no network. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { initSync, TypstCompilerBuilder, type TypstCompiler } from '@myriaddreamin/typst-ts-web-compiler';
import type { TellPhase } from './pdf-messages.ts';
import { withMemoryLimit } from './bounded-wasm.ts';
import { ENGINE, templatesIn } from './typst-files.ts';

/** What the engine says of a document that it can't make. */
export class TypstRefusal extends Error {}
/** The engine wanted more memory than it may have. */
export class TypstMemory extends Error {}

interface Outcome {
  readonly result?: Uint8Array;
  readonly diagnostics?: readonly { readonly severity: string; readonly message: string }[];
}

/** As much as is needed of `WebAssembly.Memory`, which the types of Node don't name. */
interface EngineMemory {
  readonly buffer: ArrayBufferLike;
}

const encoder = new TextEncoder();
/** Diagnostics as objects. */
const AS_OBJECTS = 3;

export class TypstWasm {
  private constructor(
    private readonly compiler: TypstCompiler,
    private readonly memory: EngineMemory,
    private readonly most: number,
  ) {}

  /** Takes a few tenths of a second. `memory`: MiB. */
  static async load(folder: string, fonts: readonly Uint8Array[], memory: number): Promise<TypstWasm> {
    const module = withMemoryLimit(readFileSync(path.join(folder, ENGINE)), memory);
    const engine = initSync({ module }) as unknown as { readonly memory: EngineMemory };
    const builder = new TypstCompilerBuilder();
    builder.set_dummy_access_model();
    for (const font of fonts) await builder.add_raw_font(font);
    const compiler = await builder.build();
    for (const [name, source] of templatesIn(folder)) compiler.add_source(name, source);
    return new TypstWasm(compiler, engine.memory, memory * 1_048_576);
  }

  /** Memory that it has taken, MiB: it never gives any back. */
  get taken(): number {
    return this.memory.buffer.byteLength / 1_048_576;
  }

  /** A file that the template reads. */
  provide(name: string, content: Uint8Array | string): void {
    this.compiler.map_shadow(`/${name}`, typeof content === 'string' ? encoder.encode(content) : content);
  }

  /** `TypstRefusal` with what the engine said, `TypstMemory`. */
  pdf(template: string, tell?: TellPhase): Uint8Array {
    tell?.('layoutWriting');
    return this.#run(`/${template}.typ`);
  }

  /** Whether a picture that was provided can be drawn. */
  canDraw(name: string): boolean {
    this.compiler.add_source('/one-picture.typ', `#image(${JSON.stringify(`/${name}`)})`);
    try {
      this.#run('/one-picture.typ');
      return true;
    } catch (error) {
      if (error instanceof TypstRefusal) return false;
      throw error;
    }
  }

  #run(main: string): Uint8Array {
    const outcome = this.#compiled(main);
    if (outcome.result !== undefined) return outcome.result;
    const said = (outcome.diagnostics ?? [])
      .filter(({ severity }) => severity === 'error')
      .map(({ message }) => message);
    throw new TypstRefusal(said.join('; ').slice(0, 500));
  }

  #compiled(main: string): Outcome {
    try {
      return this.compiler.compile(main, null, 'pdf', AS_OBJECTS) as Outcome;
    } catch (error) {
      // A refused piece of memory ends the engine like any fault of its own; mostly it was to become twice as large.
      if (this.memory.buffer.byteLength > this.most / 2) throw new TypstMemory();
      throw error;
    }
  }
}
