/** A picture where nobody writes, in proportion to the type around it; where it isn't here, a box with what it shows. */
import { useCallback, useRef, useState, useSyncExternalStore, type CSSProperties, type JSX } from 'react';
import type { Block } from '../../../shared/document/block.ts';
import { translate } from '../../../shared/i18n/catalogue.ts';
import { useNear } from '../frames/image/use-near.ts';
import type { StaticScene } from './static-frame.tsx';
import { knownSize, learnSize, type PictureSize } from './picture-sizes.ts';

/** Size of the type in the editor, in which pictures have their own size; elsewhere they grow and shrink with it. */
const editorType = 17;

interface StaticPictureProps {
  readonly scene: StaticScene;
  readonly block: Block;
}

export function StaticPicture({ scene, block }: StaticPictureProps): JSX.Element {
  const { pictures, still, all = false } = scene;
  const { asset, alt, decorative, width, ins, del } = block.props;
  const hash = typeof asset === 'string' ? asset : null;
  const text = decorative === true ? '' : typeof alt === 'string' ? alt : '';
  const box = useRef<HTMLDivElement>(null);
  const near = useNear(box) || all;
  const subscribe = useCallback(
    (listener: () => void) => (hash === null || !near ? () => undefined : pictures.watch(hash, listener)),
    [pictures, hash, near],
  );
  const state = useSyncExternalStore(subscribe, () => (hash === null ? null : pictures.state(hash)));
  const [size, setSize] = useState(() => knownSize(hash));
  const [broken, setBroken] = useState(false);
  const late = still !== undefined && (hash === null || !still.pictures.has(hash));
  const url = broken || late ? null : (state?.url ?? null);
  const gone = url === null && (broken || late || hash === null || state?.missing === true);
  return (
    <div
      ref={box}
      className="static-picture"
      data-gone={gone || undefined}
      data-change={scene.view === 'marked' ? suggestedPart(ins, del) : undefined}
      style={gone ? undefined : shape(size, width)}
    >
      {url !== null && (
        <img
          src={url}
          alt={text}
          decoding={all ? 'sync' : 'async'}
          draggable={false}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            setSize(learnSize(hash, { width: naturalWidth, height: naturalHeight }))
          }
          onError={() => setBroken(true)}
        />
      )}
      {gone && (text === '' ? translate('de', 'pages.pictureGone') : translate('de', 'pages.pictureSays', { text }))}
    </div>
  );
}

const suggestedPart = (ins: unknown, del: unknown): 'ins' | 'del' | undefined =>
  typeof del === 'string' ? 'del' : typeof ins === 'string' ? 'ins' : undefined;

/** As wide as set, or as it is by itself; never wider than the text, nor higher than what it is looked at on. */
function shape(size: PictureSize | null, width: unknown): CSSProperties | undefined {
  const set = typeof width === 'number' ? `${width}%` : null;
  if (size === null) return set === null ? undefined : { width: set };
  const ratio = size.width / size.height;
  return {
    width: `min(100%, ${set ?? `${size.width / editorType}em`}, calc(var(--picture-most) * ${ratio.toFixed(4)}))`,
    aspectRatio: `${size.width} / ${size.height}`,
  };
}
