/** Has files made into pictures in a worker, away from the text that is being written. */
import { preparePicture, type Picture, type PictureProblem } from './prepare-picture.ts';

export type { Picture, PictureProblem } from './prepare-picture.ts';

/** What a worker says; `ready` once its script has come. */
export type WorkerWord = 'ready' | Picture | PictureProblem;

/** A picture that takes longer is given up, ms: its bytes keep the decoder busy for nothing. */
const longest = 60_000;

/** In the order of `files`: a picture, or why there is none. */
export async function preparePictures(files: readonly Blob[]): Promise<(Picture | PictureProblem)[]> {
  const answers: (Picture | PictureProblem)[] = [];
  let worker = await start();
  for (const file of files) {
    // A window that is cut off from its host can't get the worker's script: then the page itself does the work.
    const answer = worker === null ? await preparePicture(file).catch(() => null) : await ask(worker, file);
    if (answer === null && worker !== null) {
      worker.terminate();
      worker = await start();
    }
    answers.push(answer ?? 'imageNone');
  }
  worker?.terminate();
  return answers;
}

/** Null where its script can't be had. */
function start(): Promise<Worker | null> {
  const worker = new Worker(new URL('./prepare-worker.ts', import.meta.url), { type: 'module' });
  return new Promise((resolve) => {
    worker.onmessage = () => resolve(worker);
    worker.onerror = () => resolve(null);
  });
}

/** Null where the worker doesn't answer any more. */
function ask(worker: Worker, file: Blob): Promise<Picture | PictureProblem | null> {
  return new Promise((resolve) => {
    const end = (answer: Picture | PictureProblem | null): void => {
      clearTimeout(timer);
      resolve(answer);
    };
    const timer = setTimeout(() => end(null), longest);
    worker.onmessage = ({ data }: MessageEvent<WorkerWord>) => {
      if (data !== 'ready') end(data);
    };
    worker.onerror = () => end(null);
    worker.postMessage(file);
  });
}
