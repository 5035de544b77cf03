/** The network cable between a laptop and its host: a TCP relay on loopback that can be pulled and put back. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Plug {
  /** Port on 127.0.0.1 that leads to the host. */
  readonly port: number;
  /** Breaks every connection and lets no new one through. */
  pull(): void;
  putBack(): void;
  close(): Promise<void>;
}

export function plugInto(hostPort: number): Promise<Plug> {
  const open = new Set<Socket>();
  let pulled = false;
  const server = createServer((near) => {
    if (pulled) return void near.destroy();
    const far = connect({ host: '127.0.0.1', port: hostPort });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('error', () => one.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
    near.pipe(far);
    far.pipe(near);
  });
  const breakAll = (): void => {
    for (const socket of open) socket.destroy();
  };
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, () =>
      resolve({
        port: (server.address() as AddressInfo).port,
        pull: () => {
          pulled = true;
          breakAll();
        },
        putBack: () => {
          pulled = false;
        },
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            breakAll();
          }),
      }),
    );
  });
}
