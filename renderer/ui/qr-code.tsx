import { create } from 'qrcode';
import { useMemo, type JSX } from 'react';
import styles from './qr-code.module.css';

/** A QR code as one SVG path, always dark on white with its quiet zone, so that every camera reads it in both themes. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }): JSX.Element {
  const { size, path } = useMemo(() => qrPath(text), [text]);
  const quiet = 4;
  return (
    <svg
      className={styles.code}
      role="img"
      aria-label={label}
      viewBox={`${-quiet} ${-quiet} ${size + 2 * quiet} ${size + 2 * quiet}`}
    >
      <path d={path} fill="#000000" shapeRendering="crispEdges" />
    </svg>
  );
}

/** The dark modules as rows of one-unit strokes: `M<x> <y>h<length>v1h-<length>z`. */
export function qrPath(text: string): { readonly size: number; readonly path: string } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      if (modules.get(y, x) === 0) continue;
      const from = x;
      while (x + 1 < modules.size && modules.get(y, x + 1) !== 0) x++;
      path += `M${from} ${y}h${x - from + 1}v1h${from - x - 1}z`;
    }
  }
  return { size: modules.size, path };
}
