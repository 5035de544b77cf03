/** Project files are not opened on a network share (`network-path.ts` says why). */
import { Failure } from '../../shared/rpc/contract.ts';
import { liesOnNetwork } from './network-path.ts';

/** Rejects with Failure `networkPath`; when the system can't say where the path lies, it is let through. */
export async function refuseNetworkPath(path: string): Promise<void> {
  if (await liesOnNetwork(path)) throw new Failure('networkPath', { path });
}
