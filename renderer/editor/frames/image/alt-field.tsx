/** Asks what an image shows, right where it stands. */
import { useEffect, useId, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/field.tsx';
import { useText } from '../../../ui/text.ts';
import type { ImageChange } from './image-desk.ts';
import styles from './image.module.css';

interface AltFieldProps {
  readonly alt: string;
  readonly decorative: boolean;
  /** Whether the caret goes into the field at once. */
  readonly focus: boolean;
  /** Null: not now. */
  readonly onDone: (change: ImageChange | null) => void;
}

const longest = 2000;

export function AltField({ alt, decorative, focus, onDone }: AltFieldProps): JSX.Element {
  const { t } = useText();
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(alt);
  const [ornament, setOrnament] = useState(decorative);
  useEffect(() => {
    if (!focus) return;
    field.current?.focus({ preventScroll: true });
    field.current?.parentElement?.scrollIntoView({ block: 'nearest' });
  }, [focus]);
  const done = (): void => {
    const words = text.trim();
    onDone({ decorative: ornament ? true : null, alt: ornament || words === '' ? null : words });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') onDone(null);
    else if (event.key === 'Enter' && !event.shiftKey && event.target instanceof HTMLTextAreaElement) done();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.alt} role="group" aria-label={t('images.altText')} onKeyDown={onKeyDown}>
      <label htmlFor={id}>{t('images.altAsk')}</label>
      <textarea
        ref={field}
        id={id}
        rows={2}
        maxLength={longest}
        value={ornament ? '' : text}
        disabled={ornament}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setText(event.target.value.replace(/[\r\n]+/g, ' '))}
      />
      <p id={`${id}-hint`}>{t('images.altHint')}</p>
      <Checkbox label={t('images.ornament')} isSelected={ornament} onChange={setOrnament} />
      <div className={styles.actions}>
        <Button small variant="primary" onPress={done}>
          {t('images.altApply')}
        </Button>
        <Button small variant="quiet" onPress={() => onDone(null)}>
          {t('images.altLater')}
        </Button>
      </div>
    </div>
  );
}
