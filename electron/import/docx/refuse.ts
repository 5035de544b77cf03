import { Failure } from '../../../shared/rpc/contract.ts';

/** What a reader throws when the file can't be what it claims; nothing of it is taken over. */
export const damaged = (why: string): Failure => new Failure('importDamaged', { why });
/** What a reader throws at a cap. */
export const tooLarge = (what: string): Failure => new Failure('importTooLarge', { what });
