/** From a link to its comment: the chapter or measure comes onto the page, the words into view, the thread into the list, with the reply marked that it is to. */
import type { CommentLink } from '../../../shared/domain/comment-link.ts';
import type { Followed } from '../../app/followed.ts';
import { openThread, showInText } from './comment-actions.ts';
import type { CommentDesk } from './comment-desk.ts';

/** Milliseconds that the comments of a chapter may take to come, and its text after them. */
const longestForComments = 15_000;
const longestForText = 8_000;

export async function followComment(desk: CommentDesk, link: CommentLink): Promise<Followed> {
  const { model, places } = desk;
  const ref = { subject: link.subject, key: link.key };
  const right = model.rightTo(ref.subject);
  if (right !== 'read') return right;
  const letGo = model.hold([ref.subject]);
  try {
    const here = await until(
      (listener) => model.subscribeRooms(listener),
      () => model.arrived(ref.subject),
      longestForComments,
    );
    if (!here) return 'late';
    const thread = model.thread(ref);
    if (thread === null) return 'gone';
    desk.lead(ref.subject);
    // A thread is shown in the list also where its text takes long.
    await until(
      (listener) => places.subscribe(listener),
      () => places.place(ref) !== undefined,
      longestForText,
    );
    showInText(desk, ref, false);
    const there = link.reply === null || thread.replies.some(({ key }) => key === link.reply);
    openThread(model, ref, true, there ? link.reply : null);
    return there ? 'shown' : 'replyGone';
  } finally {
    letGo();
  }
}

/** Waits until something holds; false when it did not in time. */
async function until(
  subscribe: (listener: () => void) => () => void,
  holds: () => boolean,
  longest: number,
): Promise<boolean> {
  if (holds()) return true;
  return new Promise((resolve) => {
    const end = (held: boolean): void => {
      clearTimeout(timer);
      stop();
      resolve(held);
    };
    const stop = subscribe(() => {
      if (holds()) end(true);
    });
    const timer = setTimeout(() => end(holds()), longest);
  });
}
