/** Everything that is open while one project is: calls, rooms, and texts that wait to be kept. */
import type { CallsClient } from '../../shared/rpc/client.ts';
import type { Draft } from '../../shared/rpc/schemas.ts';
import type { Refusal } from '../../shared/sync/messages.ts';
import { parseRoom } from '../../shared/sync/rooms.ts';
import { doAllNow } from '../ui/after-paint.ts';
import type { Endpoint } from './connection.ts';
import { connectRooms } from './host-connection.ts';
import { contentToKeep, DraftKeeper, textToKeep } from './kept-drafts.ts';
import { PictureShelf } from '../editor/pictures/picture-shelf.ts';
import { pictureTransport } from './picture-transport.ts';
import type { Rooms } from './rooms.ts';
import { warmUp } from './warm-up.ts';
import { WindowAway } from './window-away.ts';

export interface ConnectionEvents {
  /** A text is safe with the host after its change was refused. */
  readonly onKept: (draft: Draft) => void;
  /** A change without text was refused; the shared state is shown again. */
  readonly onRebuilt: (refusal: Refusal) => void;
}

export class ProjectConnection {
  readonly rooms: Rooms;
  readonly keeper: DraftKeeper;
  readonly pictures: PictureShelf;
  private events: ConnectionEvents | null = null;
  private readonly stop: () => void;
  private readonly coolDown: () => void;
  private readonly away: WindowAway;

  constructor(
    readonly project: string,
    readonly calls: CallsClient,
    readonly endpoint: Endpoint,
    lastChapter: string | null,
  ) {
    this.keeper = new DraftKeeper(
      (draft) => calls.call('drafts.keep', project, draft),
      (draft) => this.events?.onKept(draft),
    );
    this.pictures = new PictureShelf(pictureTransport(endpoint, project), project);
    this.rooms = connectRooms(endpoint, (name, doc, refusal) => {
      // What was typed a moment ago belongs to what is kept.
      doAllNow();
      const text = textToKeep(parseRoom(name)?.kind ?? null, doc);
      if (text === '') this.events?.onRebuilt(refusal);
      else this.keeper.keep(name, refusal, text, contentToKeep(parseRoom(name)?.kind ?? null, doc));
    });
    this.coolDown = warmUp(this.rooms, project, lastChapter);
    this.away = new WindowAway({
      rooms: this.rooms,
      call: (name, input) => calls.call(name, project, input),
      chapterOf: (name) => {
        const room = parseRoom(name);
        return room?.kind === 'chapter' ? room.item : null;
      },
    });
    this.stop = calls.subscribe(() => {
      if (calls.getState() !== 'connected') return;
      this.rooms.reconnectNow();
      this.keeper.retryNow();
      this.pictures.retryNow();
    });
  }

  /** Sets who is told; null for nobody. */
  tell(events: ConnectionEvents | null): void {
    this.events = events;
  }

  /** Texts that only this window has: refused ones not yet kept, and rooms whose host has not acknowledged everything. */
  unsavedTexts(): string[] {
    const waiting = this.rooms
      .list()
      .flatMap(([name, { doc, state }]) => (state.waiting > 0 ? [textToKeep(parseRoom(name)?.kind ?? null, doc)] : []));
    return [...this.keeper.pending.map(({ text }) => text), ...waiting].filter((text) => text !== '');
  }

  destroy(): void {
    this.coolDown();
    this.away.destroy();
    this.stop();
    this.keeper.destroy();
    this.pictures.destroy();
    this.rooms.destroy();
  }
}
