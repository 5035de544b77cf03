/** The memory of a Node process that runs with `--inspect`: after everything that nobody holds was thrown away. */
import { WebSocket } from 'ws';

export class NodeHeap {
  private lastId = 0;

  private constructor(private readonly socket: WebSocket) {}

  /** `stderr` is what the process has written so far; it names the inspector's address. */
  static async attach(stderr: string): Promise<NodeHeap> {
    const address = /ws:\/\/127\.0\.0\.1:\d+\/[\w-]+/.exec(stderr)?.[0];
    if (address === undefined) throw new Error('no inspector');
    const socket = new WebSocket(address, { perMessageDeflate: false });
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return new NodeHeap(socket);
  }

  /** Bytes in use, on the heap and in buffers beside it. */
  async used(): Promise<number> {
    for (let turn = 0; turn < 3; turn += 1) await this.call('HeapProfiler.collectGarbage', {});
    const { result } = (await this.call('Runtime.evaluate', {
      expression: '(() => { const m = process.memoryUsage(); return m.heapUsed + m.external; })()',
      returnByValue: true,
    })) as { result: { value: number } };
    return result.value;
  }

  detach(): void {
    this.socket.close();
  }

  private call(method: string, params: object): Promise<unknown> {
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((resolve) => {
      const receive = (data: Buffer): void => {
        const answer = JSON.parse(data.toString()) as { id?: number; result?: unknown };
        if (answer.id !== id) return;
        this.socket.off('message', receive);
        resolve(answer.result);
      };
      this.socket.on('message', receive);
      this.socket.send(JSON.stringify({ id, method, params }));
    });
  }
}
