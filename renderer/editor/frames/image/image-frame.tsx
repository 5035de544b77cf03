/** An image in the text: its picture, what is missing about it, and what can be done with it. */
import { useCallback, useEffect, useRef, useState, useSyncExternalStore, type JSX, type KeyboardEvent } from 'react';
import { useText } from '../../../ui/text.ts';
import { frameWords } from '../../suggestions/frame-words.ts';
import type { FrameProps } from '../frame-props.ts';
import { AltField } from './alt-field.tsx';
import './image-block.css';
import styles from './image.module.css';
import { MissingAlt } from './missing-alt.tsx';
import { ImageTools } from './image-tools.tsx';
import { setWidth, stepWidth, useOwnWidth } from './own-width.ts';
import { Picture } from './picture.tsx';
import { useEditable } from './use-editable.ts';
import { useNear } from './use-near.ts';
import { WidthHandle } from './width-handle.tsx';

export function ImageFrame({ session, frame }: FrameProps): JSX.Element {
  const { t } = useText();
  const { images } = session;
  const { key, props, element } = frame;
  const box = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  const near = useNear(box);
  const editable = useEditable(session.editor);
  const active = useSyncExternalStore(images.subscribe, () => images.isActive(key));
  const asking = useSyncExternalStore(images.subscribe, () => images.asking(key));
  /** While the handle is dragged, per cent. */
  const [dragged, setDragged] = useState<number | null>(null);
  const asset = typeof props['asset'] === 'string' ? props['asset'] : null;
  const alt = typeof props['alt'] === 'string' ? props['alt'] : '';
  const decorative = props['decorative'] === true;
  const said = decorative || alt.trim() !== '';
  const width = dragged ?? (typeof props['width'] === 'number' ? props['width'] : null);
  const own = useOwnWidth(session, frame);
  const name = t(decorative ? 'images.labelOrnament' : said ? 'images.label' : 'images.labelNoAlt', { alt });
  const proposed = typeof props['del'] === 'string' ? 'del' : typeof props['ins'] === 'string' ? 'ins' : null;
  const words = frameWords('image', proposed === 'del' ? 'gone' : 'new', t) ?? '';
  const label = proposed === null ? name : t('images.labelSuggested', { words, label: name });
  usePlaceholder(element, editable ? t('images.captionPlaceholder') : null);

  const openAlt = useCallback(() => images.ask(key, true), [images, key]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = event.target === picture.current;
    const undo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
    if (undo && editable && !(event.target instanceof HTMLTextAreaElement)) {
      if (event.shiftKey) session.binding.redo();
      else session.binding.undo();
    } else if (!chosen || !editable) return;
    else if (event.key === 'Delete' || event.key === 'Backspace') images.remove(key);
    else if (event.key === 'Enter') images.enter(key, 'caption');
    else if (event.key === 'Escape' || event.key === 'ArrowDown') images.enter(key, 'behind');
    else return;
    event.preventDefault();
  };

  return (
    <div ref={box} className={styles.image} data-active={active || undefined} onKeyDown={onKeyDown}>
      <div
        ref={picture}
        className={styles.picture}
        style={width === null ? undefined : { width: `${width}%` }}
        data-picture=""
        data-proposed={proposed ?? undefined}
        role="group"
        tabIndex={editable ? 0 : -1}
        aria-label={label}
        aria-keyshortcuts={editable ? 'Enter Delete' : undefined}
        onPointerDown={(event) => {
          if (event.target instanceof HTMLImageElement) event.currentTarget.focus({ preventScroll: true });
        }}
      >
        <Picture shelf={images.shelf} asset={asset} near={near} alt={decorative ? '' : alt} />
        {!said && editable && <MissingAlt onAlt={openAlt} />}
        {editable && (
          <WidthHandle
            width={dragged === null ? own : { width: dragged, proposed: false }}
            picture={picture}
            onDrag={setDragged}
            onWidth={(chosen) => {
              setDragged(null);
              setWidth(session, key, chosen);
            }}
            onStep={(step) => stepWidth(session, key, step)}
          />
        )}
      </div>
      {editable && asking !== null && (
        <AltField
          alt={alt}
          decorative={decorative}
          focus={asking === 'focus'}
          onDone={(change) => {
            images.answered(key);
            if (change !== null) images.set(key, change);
            images.enter(key, 'behind');
          }}
        />
      )}
      {editable && asking === null && (
        <ImageTools
          width={own}
          onAlt={openAlt}
          onStep={(step) => stepWidth(session, key, step)}
          onReset={() => setWidth(session, key, null)}
          onRemove={() => images.remove(key)}
        />
      )}
    </div>
  );
}

/** What an empty caption says; it belongs to the editor, so that only an attribute of it is touched. */
function usePlaceholder(frame: HTMLElement, text: string | null): void {
  useEffect(() => {
    const caption = frame.parentElement?.querySelector<HTMLElement>(':scope > .caption');
    if (caption === null || caption === undefined || text === null) return undefined;
    caption.dataset['placeholder'] = text;
    return () => {
      delete caption.dataset['placeholder'];
    };
  }, [frame, text]);
}
