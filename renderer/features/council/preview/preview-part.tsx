/** „Vorschau“: the pages as they are printed, beside the form. */
import { LoaderCircle, Minus, Plus, TriangleAlert } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState, type JSX, type RefObject } from 'react';
import { describeFailure } from '../../../../shared/i18n/catalogue.ts';
import type { ExportedFile } from '../../../app/export-transport.ts';
import type { LiveRoom } from '../../../app/rooms.ts';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/text.ts';
import type { OpenPage, OpenPdf } from './pdf.ts';
import styles from './preview.module.css';
import { usePreview } from './use-preview.ts';

interface PreviewPartProps {
  readonly room: LiveRoom;
  readonly paper: string;
  readonly onFile: (path: string) => Promise<ExportedFile>;
}

const steps = [50, 75, 100, 125, 150, 200] as const;
/** Of a paper with more pages each one's words are there once it was near the window: nobody reads 200 pages of a table at once. */
const mostHeard = 20;
/** CSS pixels of a point at 100 %. */
const pointSize = 96 / 72;
const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

export function PreviewPart({ room, paper, onFile }: PreviewPartProps): JSX.Element {
  const { t } = useText();
  const { pdf, error, busy } = usePreview(room, paper, onFile);
  const desk = useRef<HTMLDivElement>(null);
  const width = useWidth(desk);
  /** Null: as wide as there is room. */
  const [zoom, setZoom] = useState<number | null>(null);
  const page = pdf?.pages[0];
  const fitting = Math.max(160, width - 40);
  const full = (page?.width ?? 595) * pointSize;
  const wide = zoom === null ? Math.min(fitting, full * 1.25) : (full * zoom) / 100;
  const percent = Math.round((wide / full) * 100);
  const zoomTo = (direction: -1 | 1): void => {
    const next =
      direction > 0 ? steps.find((step) => step > percent) : [...steps].reverse().find((step) => step < percent);
    if (next !== undefined) setZoom(next);
  };
  return (
    <div className={styles.preview}>
      <div className={styles.bar}>
        <span className={styles.pages} role="status">
          {busy && <LoaderCircle {...icon} className={styles.turning} />}
          {pdf === null ? t('council.previewMaking') : t('council.pages', { count: pdf.pages.length })}
        </span>
        <Button
          small
          variant="quiet"
          icon={<Minus {...icon} />}
          label={t('council.smaller')}
          onPress={() => zoomTo(-1)}
        />
        <Button small variant="quiet" onPress={() => setZoom(null)} label={t('council.fitFrom', { percent })}>
          {`${percent} %`}
        </Button>
        <Button small variant="quiet" icon={<Plus {...icon} />} label={t('council.larger')} onPress={() => zoomTo(1)} />
      </div>
      {error !== null && (
        <p className={styles.error} role="alert">
          <TriangleAlert {...icon} />
          {describeFailure(t, error)}
        </p>
      )}
      <div ref={desk} className={styles.desk} tabIndex={0} role="region" aria-label={t('council.previewLabel')}>
        {pdf !== null && <Pages pdf={pdf} wide={wide} />}
      </div>
    </div>
  );
}

function Pages({ pdf, wide }: { readonly pdf: OpenPdf; readonly wide: number }): JSX.Element {
  const { t } = useText();
  const drawn = useRef(pdf);
  useEffect(() => {
    // The old one is needed until its last page has been replaced.
    const before = drawn.current;
    drawn.current = pdf;
    if (before === pdf) return undefined;
    const timer = setTimeout(() => before.close(), 2_000);
    return () => clearTimeout(timer);
  }, [pdf]);
  return (
    <>
      {pdf.pages.map((page, index) => (
        <Page
          key={index}
          page={page}
          wide={wide}
          isHeard={pdf.pages.length <= mostHeard}
          label={t('council.page', { number: index + 1, count: pdf.pages.length })}
        />
      ))}
    </>
  );
}

interface PageProps {
  readonly page: OpenPage;
  readonly wide: number;
  readonly label: string;
  /** Its words are there wherever it is. */
  readonly isHeard: boolean;
}

/** The canvas of before stays until the new one is drawn, so that nothing flickers and nothing moves. */
function Page({ page, wide, label, isHeard }: PageProps): JSX.Element {
  const frame = useRef<HTMLDivElement>(null);
  const near = useNear(frame);
  const [words, setWords] = useState('');
  useEffect(() => {
    let wanted = true;
    const show = async (): Promise<void> => {
      const canvas = near ? await page.draw(wide, window.devicePixelRatio) : null;
      if (wanted && canvas !== null) frame.current?.replaceChildren(canvas);
      const text = wanted && (near || isHeard) ? await page.words() : '';
      if (wanted) setWords(text);
    };
    // A page whose document was closed meanwhile is drawn no more.
    show().catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [page, wide, near, isHeard]);
  return (
    <figure className={styles.page} aria-label={label}>
      <div
        ref={frame}
        className={styles.paper}
        aria-hidden
        style={{ width: wide, height: (wide * page.height) / page.width }}
      />
      <figcaption className="visually-hidden">{words}</figcaption>
    </figure>
  );
}

/** True once the page was near the window: a long paper isn't drawn at once. */
function useNear(element: RefObject<HTMLElement | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (element.current === null || near) return undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting === true) setNear(true);
      },
      { rootMargin: '600px' },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element, near]);
  return near;
}

function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(560);
  useLayoutEffect(() => {
    const target = element.current;
    if (target === null) return undefined;
    const measure = (): void => setWidth(target.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
