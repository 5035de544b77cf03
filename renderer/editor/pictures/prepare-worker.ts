/** Entry of the worker that prepares pictures: gets files one after the other, answers each. */
import { preparePicture } from './prepare-picture.ts';
import type { WorkerWord } from './prepare.ts';

/** What a worker has of its own; its type library would contradict that of the page. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<Blob>) => void) | null;
  postMessage(word: WorkerWord): void;
}

const scope = globalThis as unknown as WorkerScope;
scope.onmessage = ({ data }) => {
  preparePicture(data).then(
    (answer) => scope.postMessage(answer),
    () => scope.postMessage('imageNone'),
  );
};
scope.postMessage('ready');
