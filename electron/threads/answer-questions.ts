/** The other end of a `KeptThread`: what its worker does all day. */
import type { MessagePort } from 'node:worker_threads';
import type { FromThread, ToThread } from './thread-messages.ts';

/** Answers each question by `answer`; what that throws is told to whoever asked. */
export function answerQuestions<Q, A>(port: MessagePort, answer: (question: Q) => A | Promise<A>): void {
  const tell = (message: FromThread<A>): void => port.postMessage(message);
  const answered = async ({ id, question }: ToThread<Q>): Promise<void> => {
    try {
      tell({ id, answer: await answer(question) });
    } catch (error) {
      tell({ id, error: error instanceof Error ? error.message : String(error) });
    }
  };
  port.on('message', (message: ToThread<Q>) => void answered(message));
}
