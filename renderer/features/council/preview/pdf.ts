/** The pages of a PDF on canvases. Loaded with the preview alone: nobody needs PDF.js for anything else. */
import {
  getDocument,
  GlobalWorkerOptions,
  PDFWorker,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

GlobalWorkerOptions.workerSrc = workerAddress;

export interface OpenPdf {
  readonly pages: readonly OpenPage[];
  close(): void;
}
export interface OpenPage {
  /** In points. */
  readonly width: number;
  readonly height: number;
  /** Its words, for those who hear it. */
  words(): Promise<string>;
  /** Draws it `width` CSS pixels wide; `density`: device pixels for each. */
  draw(width: number, density: number): Promise<HTMLCanvasElement>;
}

/** One for all documents: a new one would read its two megabytes of program again with every key. */
let shared: PDFWorker | null = null;

/** Most device pixels of one page: more would cost memory that nobody sees. */
const mostPixels = 12_000_000;

const opening = (bytes: Uint8Array): PDFDocumentLoadingTask => {
  if (shared === null || shared.destroyed) shared = new PDFWorker();
  return getDocument({
    data: bytes,
    worker: shared,
    // Nothing is fetched: fonts are embedded, and pictures are none that need it.
    useWasm: false,
    useWorkerFetch: false,
    disableAutoFetch: true,
    enableXfa: false,
    isImageDecoderSupported: false,
    verbosity: 0,
  });
};

/** Rejects for what is no PDF, or one that needs a password. `bytes` are gone afterwards. */
export async function countPages(bytes: Uint8Array): Promise<number> {
  const task = opening(bytes);
  try {
    return (await task.promise).numPages;
  } finally {
    void task.destroy();
  }
}

export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const task = opening(bytes);
  const pdf = await task.promise;
  const close = (): void => void task.destroy();
  try {
    return { pages: await Promise.all(numbers(pdf).map((number) => openPage(pdf, number))), close };
  } catch (failure) {
    close();
    throw failure;
  }
}

const numbers = ({ numPages }: PDFDocumentProxy): readonly number[] =>
  Array.from({ length: numPages }, (_, at) => at + 1);

async function openPage(pdf: PDFDocumentProxy, number: number): Promise<OpenPage> {
  const page = await pdf.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  return { width, height, words: () => wordsOf(page), draw: (wide, density) => drawPage(page, wide, density) };
}

/** Read by hand: `getTextContent` goes through a stream by `for await`, which Chromium 114 can't. */
async function wordsOf(page: PDFPageProxy): Promise<string> {
  const reader: ReadableStreamDefaultReader<unknown> = page.streamTextContent().getReader();
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) text += wordsIn(part.value);
  return text;
}

function wordsIn(content: unknown): string {
  const items: unknown = typeof content === 'object' && content !== null && 'items' in content ? content.items : [];
  if (!Array.isArray(items)) return '';
  return items
    .map((item: unknown) => {
      if (typeof item !== 'object' || item === null || !('str' in item) || typeof item.str !== 'string') return '';
      return 'hasEOL' in item && item.hasEOL === true ? `${item.str}\n` : item.str;
    })
    .join('');
}

async function drawPage(page: PDFPageProxy, wide: number, density: number): Promise<HTMLCanvasElement> {
  const { width, height } = page.getViewport({ scale: 1 });
  const wanted = (wide / width) * density;
  const scale = Math.min(wanted, Math.sqrt(mostPixels / (width * height)));
  const viewport = page.getViewport({ scale });
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport, intent: 'print' }).promise;
  return canvas;
}
