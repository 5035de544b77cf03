import { describe, expect, it } from 'vitest';
import { countingSocket, socketOpen, type SocketLike } from '../../../shared/sync/counting-socket.ts';
import { messageTypes, syncTypes } from '../../../shared/sync/messages.ts';

const step2 = Uint8Array.of(messageTypes.sync, syncTypes.step2, 1);
const update = Uint8Array.of(messageTypes.sync, syncTypes.update, 2);

function scene(): { socket: SocketLike & { readyState: number }; events: string[]; tasks: (() => void)[] } {
  const events: string[] = [];
  const tasks: (() => void)[] = [];
  class Base {
    readyState = socketOpen;
    send(data: Uint8Array): void {
      events.push(`sent ${data.join(' ')}`);
    }
    close(): void {
      events.push('closed');
    }
  }
  const Socket = countingSocket(Base, {
    onUpdate: (type) => events.push(type),
    maySpeakOf: () => true,
    later: (send) => tasks.push(send),
  });
  return { socket: new Socket(''), events, tasks };
}

const sent = (frame: Uint8Array): string => `sent ${frame.join(' ')}`;

describe('a socket that sends a moment later', () => {
  it('SY1 counts a frame with the change that it carries, and sends all in their order in one task', () => {
    const { socket, events, tasks } = scene();
    socket.send(step2);
    socket.send(update);
    expect(events).toEqual(['step2', 'update']);
    expect(tasks).toHaveLength(1);
    tasks[0]?.();
    expect(events.slice(2)).toEqual([sent(step2), sent(update)]);
    socket.send(update);
    expect(tasks).toHaveLength(2);
  });

  it('SY1 sends what stands in line before it closes', () => {
    const { socket, events, tasks } = scene();
    socket.send(update);
    socket.close();
    expect(events).toEqual(['update', sent(update), 'closed']);
    tasks[0]?.();
    expect(events).toHaveLength(3);
  });

  it('SY1 sends nothing on a connection that is gone', () => {
    const { socket, events, tasks } = scene();
    socket.send(update);
    socket.readyState = 3;
    tasks[0]?.();
    expect(events).toEqual(['update']);
  });
});
