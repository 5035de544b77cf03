import { describe, expect, it } from 'vitest';
import { SharedMark } from '../../../electron/hub/shared-mark.ts';
import { Unacknowledged } from '../../../shared/sync/unacknowledged.ts';

describe('what waits for the host', () => {
  it('SY1 a change waits until a frame that surely carried it is acknowledged', () => {
    const own = new Unacknowledged(false);
    expect(own.waiting).toBe(0);
    own.changed();
    own.changed();
    own.connectionChanged();
    own.sentFrame('step2');
    expect(own.waiting).toBe(2);
    own.changed();
    own.sentFrame('update');
    expect(own.acknowledged(1)).toBe(true);
    expect(own.waiting).toBe(1);
    own.acknowledged(2);
    expect(own.waiting).toBe(0);
  });

  it('SY1 an update before step 2 proves nothing about the changes made offline before it', () => {
    const own = new Unacknowledged(false);
    own.changed();
    own.connectionChanged();
    own.changed();
    own.sentFrame('update');
    expect(own.acknowledged(1)).toBe(false);
    expect(own.waiting).toBe(2);
    own.sentFrame('step2');
    own.acknowledged(2);
    expect(own.waiting).toBe(0);
  });

  it('SY1 what was sent on a connection that broke waits again', () => {
    const own = new Unacknowledged(false);
    own.connectionChanged();
    own.sentFrame('step2');
    own.changed();
    own.sentFrame('update');
    own.connectionChanged();
    own.acknowledged(2);
    expect(own.waiting).toBe(1);
  });

  it('SY1 a document that comes with content counts as waiting until the host has confirmed it', () => {
    const own = new Unacknowledged(true);
    expect(own.waiting).toBe(1);
    own.connectionChanged();
    own.sentFrame('step2');
    own.acknowledged(1);
    expect(own.waiting).toBe(0);
  });

  it('RE1 only what is on both disks is marked as shared', () => {
    const mark = new SharedMark({ ticket: 2, seq: 20 });
    mark.connectionChanged();
    mark.sentFrame('step2', 3);
    expect(mark.take(2)).toBeNull();
    mark.acknowledge(1);
    expect(mark.take(2)).toBe(20);
    expect(mark.take(2)).toBeNull();
    mark.committed(3, 21);
    mark.committed(4, 22);
    expect(mark.take(4)).toBe(21);
    mark.sentFrame('update', 4);
    mark.acknowledge(2);
    expect(mark.take(4)).toBe(22);
  });

  it('RE1 an update that was written after a later one doesn’t take that one with it', () => {
    const mark = new SharedMark({ ticket: 0, seq: 0 });
    mark.connectionChanged();
    mark.sentFrame('step2', 1);
    mark.committed(2, 10);
    mark.committed(1, 11);
    mark.acknowledge(1);
    expect(mark.take(2)).toBeNull();
    mark.sentFrame('update', 2);
    mark.acknowledge(2);
    expect(mark.take(2)).toBe(11);
  });
});
