/** Walks one Yjs V1 update, part by part, on the way into the columns or back. One walk for both, so that they can't differ. */
import type { Expectations } from './expectations.ts';
import type { Way } from './way.ts';

/** How a struct's first byte says what follows. */
const hasOrigin = 0x80;
const hasRight = 0x40;
const hasKey = 0x20;
const kindBits = 0x1f;

/** `person`: whose update it is, as a number. Throws where it is none of V1, or has a part that is kept whole instead. */
export function passUpdate(way: Way, known: Expectations, person: number): void {
  for (let clients = way.plain(); clients > 0; clients -= 1) {
    let structs = way.plain();
    const place = passClient(way, known, known.ownOf(person));
    known.setOwn(person, place);
    const client = known.at(place);
    let clock = passNumber(way, client.next);
    for (; structs > 0; structs -= 1) clock += passStruct(way, known, place, clock);
    client.next = clock;
  }
  for (let clients = way.plain(); clients > 0; clients -= 1) passDeletions(way, known, known.ownOf(person));
}

function passStruct(way: Way, known: Expectations, place: number, clock: number): number {
  const info = way.byte();
  const kind = info & kindBits;
  if (kind === 0 || kind === 10) return way.plain();
  if ((info & hasOrigin) !== 0) passOrigin(way, known, place, clock);
  if ((info & hasRight) !== 0) passRight(way, known, place);
  if ((info & (hasOrigin | hasRight)) === 0) {
    if (way.plain() === 1) way.text('names');
    else passId(way, known, place);
    if ((info & hasKey) !== 0) way.text('names');
  }
  switch (kind) {
    case 1:
      return way.plain();
    case 3:
      way.blob();
      return 1;
    case 4:
      return way.text('text');
    case 5:
      way.text('names');
      return 1;
    case 6:
      way.text('names');
      way.text('names');
      return 1;
    case 8: {
      const count = way.plain();
      way.values(count);
      return count;
    }
    default:
      throw new RangeError(`content of kind ${kind} is kept as it came`);
  }
}

/** A client id: 0 the expected one, 1 another known one, 2 a new one. Returns its place. */
function passClient(way: Way, known: Expectations, expected: number): number {
  const id = way.take();
  let place = way.packing ? known.placeOf(id) : -1;
  const choice = way.choose(place < 0 ? 2 : place === expected ? 0 : 1);
  if (choice === 0) place = expected;
  else if (choice === 1) place = known.ids.length - 1 - way.odd(known.ids.length - 1 - place);
  else place = known.add(way.odd(id));
  const found = known.ids[place];
  if (found === undefined) throw new RangeError('unknown client');
  way.put(found);
  return place;
}

/** A number: 0 the expected one, 1 another. */
function passNumber(way: Way, expected: number): number {
  const value = way.take();
  const other = way.choose(value === expected ? 0 : 1);
  const passed = other === 0 ? expected : expected + way.odd(value - expected);
  way.put(passed);
  return passed;
}

/** What stands on the left: 0 what the client wrote just before, 1 something else. */
function passOrigin(way: Way, known: Expectations, place: number, clock: number): void {
  const id = way.take();
  const at = way.take();
  const near = way.choose(way.packing && id === known.ids[place] && at === clock - 1 ? 0 : 1) === 0;
  const named = near ? place : passNamed(way, known, place, id);
  way.put(known.ids[named] ?? 0);
  const client = known.at(named);
  const passed = near ? clock - 1 : client.named + way.odd(at - client.named);
  way.put(passed);
  known.originClient = named;
  known.originClock = passed;
  if (!near) client.named = passed;
}

/** What stands on the right: 0 the same as last time, 1 what follows the origin, 2 something else. */
function passRight(way: Way, known: Expectations, place: number): void {
  const own = known.at(place);
  const id = way.take();
  const at = way.take();
  const isSame = id === known.ids[own.rightClient] && at === own.rightClock;
  const isNext = id === known.ids[known.originClient] && at === known.originClock + 1;
  const choice = way.choose(isSame ? 0 : isNext ? 1 : 2);
  if (choice === 1) {
    own.rightClient = known.originClient;
    own.rightClock = known.originClock + 1;
  } else if (choice === 2) {
    own.rightClient = passNamed(way, known, place, id);
    const client = known.at(own.rightClient);
    own.rightClock = client.named + way.odd(at - client.named);
    client.named = own.rightClock;
  }
  way.put(known.ids[own.rightClient] ?? 0);
  way.put(own.rightClock);
}

/** The parent of a struct that has no neighbours. */
function passId(way: Way, known: Expectations, place: number): void {
  const id = way.take();
  const at = way.take();
  const named = passNamed(way, known, place, id);
  way.put(known.ids[named] ?? 0);
  way.put(way.odd(at));
}

/** A client that is named within: how long ago it came, or anew. */
function passNamed(way: Way, known: Expectations, place: number, id: number): number {
  const found = way.packing ? known.placeOf(id) : -1;
  const step = way.odd(found < 0 ? -1 : Math.abs(place - found) * 2 + (found > place ? 1 : 0));
  if (step < 0) return known.add(way.odd(id));
  return step % 2 === 1 ? place + (step - 1) / 2 : place - step / 2;
}

/** Deleted: 0 what the client wrote last, 1 what stands before what was deleted last, 2 behind it, 3 something else. */
function passDeletions(way: Way, known: Expectations, own: number): void {
  const id = way.take();
  let count = way.take();
  let place = way.packing ? known.placeOf(id) : -1;
  const one = count === 1;
  const expected =
    place === own && place >= 0 && one
      ? 0
      : place === known.deletedClient && place >= 0 && one
        ? 1
        : place >= 0
          ? 2
          : 3;
  const choice = way.choose(expected);
  if (choice === 0) place = own;
  else if (choice === 1) place = known.deletedClient;
  else if (choice === 2) place = way.odd(place);
  else place = known.add(way.odd(id));
  count = choice < 2 ? 1 : way.odd(count);
  way.put(known.ids[place] ?? 0);
  way.put(count);
  for (; count > 0; count -= 1) passDeletion(way, known, place);
}

function passDeletion(way: Way, known: Expectations, place: number): void {
  const client = known.at(place);
  const clock = way.take();
  const length = way.take();
  const last = client.next - 1;
  const before = known.deletedClient === place ? known.deletedClock - length : -1;
  const behind = known.deletedClient === place ? known.deletedClock + known.deletedLength : -1;
  const choice = way.choose(clock === last ? 0 : clock === before ? 1 : clock === behind ? 2 : 3);
  const passedLength = way.choose(length);
  const passed =
    choice === 0
      ? last
      : choice === 1
        ? known.deletedClock - passedLength
        : choice === 2
          ? known.deletedClock + known.deletedLength
          : client.named + way.odd(clock - client.named);
  way.put(passed);
  way.put(passedLength);
  client.named = passed;
  known.deletedClient = place;
  known.deletedClock = passed;
  known.deletedLength = passedLength;
}
