import type { CityTemplate } from '../../../shared/council/city-template.ts';

/** A city's template with the files beside it. */
export interface CityFolder {
  readonly template: CityTemplate;
  /** Null where the city has none. */
  readonly logo: Uint8Array | null;
  readonly fonts: readonly Uint8Array[];
}
