/** The peer of showing a comparison: both states are read from the host, as the view reads them, and nothing is shown. */
import { VersionSource } from '../../../renderer/features/versions/version-source.ts';
import { CallsClient } from '../../../shared/rpc/client.ts';
import type { CallName, Input, Output } from '../../../shared/rpc/contract.ts';
import { publish, type StatesWanted } from './bench-page.ts';

/** The socket is open before, as that of the window is. */
async function readStates({ url, token, project, version }: StatesWanted): Promise<number> {
  const client = new CallsClient({ url, token, webSocket: WebSocket });
  try {
    const call = <C extends CallName>(name: C, input: Input<C>): Promise<Output<C>> =>
      client.call(name, project, input);
    await call('versions.list', {});
    const source = new VersionSource(call, () => null);
    const start = performance.now();
    await Promise.all([source.load({ side: 'version', version }), source.load({ side: 'now' })]);
    return performance.now() - start;
  } finally {
    client.destroy();
  }
}

publish({ readStates });
