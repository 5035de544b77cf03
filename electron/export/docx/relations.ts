/** What a part of the package refers to: pictures and addresses, each once. */
import { el, type Markup } from './markup.ts';

const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export class Relations {
  readonly #all = new Map<string, Markup>();
  readonly #ids = new Map<string, string>();

  /** The id of an address outside. */
  link(address: string): string {
    return this.#id('hyperlink', address, true);
  }

  /** The id of another part. */
  part(type: string, target: string): string {
    return this.#id(type, target, false);
  }

  get isEmpty(): boolean {
    return this.#all.size === 0;
  }

  markup(): Markup {
    return el(
      'Relationships',
      { xmlns: 'http://schemas.openxmlformats.org/package/2006/relationships' },
      ...this.#all.values(),
    );
  }

  #id(type: string, target: string, outside: boolean): string {
    const key = `${type} ${target}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = `rId${this.#all.size + 1}`;
    this.#ids.set(key, id);
    const mode = outside ? { TargetMode: 'External' } : {};
    const kind = type.includes('/') ? type : `${TYPES}/${type}`;
    this.#all.set(id, el('Relationship', { Id: id, Type: kind, Target: target, ...mode }));
    return id;
  }
}
