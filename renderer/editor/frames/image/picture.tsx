/** The picture itself while it is near the window, or what stands in its place until it is here. */
import { ImageIcon } from 'lucide-react';
import { useCallback, useState, useSyncExternalStore, type JSX } from 'react';
import { useText } from '../../../ui/text.ts';
import type { PictureShelf } from '../../pictures/picture-shelf.ts';
import styles from './image.module.css';
import { UploadState } from './upload-state.tsx';

interface PictureProps {
  readonly shelf: PictureShelf;
  readonly asset: string | null;
  readonly near: boolean;
  readonly alt: string;
}

export function Picture({ shelf, asset, near, alt }: PictureProps): JSX.Element {
  const { t } = useText();
  const subscribe = useCallback(
    (listener: () => void) => (asset === null || !near ? () => undefined : shelf.watch(asset, listener)),
    [shelf, asset, near],
  );
  const state = useSyncExternalStore(subscribe, () => (asset === null ? null : shelf.state(asset)));
  /** Once seen, its place keeps its size, so that nothing jumps when one scrolls back. */
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  const [broken, setBroken] = useState(false);
  const url = near && !broken ? (state?.url ?? null) : null;
  if (url === null || asset === null) {
    const text = broken || asset === null ? t('images.broken') : state?.missing === true ? t('images.onItsWay') : '';
    return (
      <div
        className={styles.empty}
        style={size === null ? undefined : { aspectRatio: `${size.width} / ${size.height}`, width: size.width }}
        data-waiting={text === '' || undefined}
      >
        <ImageIcon size={22} strokeWidth={1.5} aria-hidden />
        {text !== '' && <p role="status">{text}</p>}
        {text !== '' && alt !== '' && <p>{alt}</p>}
      </div>
    );
  }
  return (
    <>
      <img
        src={url}
        alt={alt}
        decoding="async"
        draggable={false}
        onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => setSize({ width, height })}
        onError={() => setBroken(true)}
      />
      <UploadState upload={state?.upload ?? null} onRetry={() => shelf.retry(asset)} />
    </>
  );
}
