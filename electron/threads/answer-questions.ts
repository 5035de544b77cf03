/** The other end of a `KeptThread`: what its worker does all day. */
import type { MessagePort } from 'node:worker_threads';
import type { FromThread, ToThread } from './thread-messages.ts';

/** Answers each question by `answer`; what that throws is told to whoever asked. Which kind of questions come, the build decides. */
export function answerQuestions(port: MessagePort, answer: (question: never) => unknown): void {
  const tell = (message: FromThread<unknown>): void => port.postMessage(message);
  const answered = async ({ id, question }: ToThread<never>): Promise<void> => {
    try {
      tell({ id, answer: await answer(question) });
    } catch (error) {
      tell({ id, error: error instanceof Error ? error.message : String(error) });
    }
  };
  port.on('message', (message: ToThread<never>) => void answered(message));
}
