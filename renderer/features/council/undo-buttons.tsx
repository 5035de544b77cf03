/** Taking steps of a form back, and doing them again. */
import { Redo2, Undo2 } from 'lucide-react';
import { useCallback, useEffect, useReducer, type JSX } from 'react';
import type { UndoManager } from 'yjs';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';

const icon = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const;

export function UndoButtons({ undo }: { readonly undo: UndoManager }): JSX.Element {
  const { t } = useText();
  useUndoState(undo);
  return (
    <>
      <Button
        small
        variant="quiet"
        icon={<Undo2 {...icon} />}
        label={t('council.undo')}
        why={undo.canUndo() ? null : t('council.nothingToUndo')}
        onPress={() => void undo.undo()}
      />
      <Button
        small
        variant="quiet"
        icon={<Redo2 {...icon} />}
        label={t('council.redo')}
        why={undo.canRedo() ? null : t('council.nothingToRedo')}
        onPress={() => void undo.redo()}
      />
    </>
  );
}

function useUndoState(undo: UndoManager): void {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const listen = useCallback(() => {
    const events = ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const;
    for (const event of events) undo.on(event, redraw);
    return () => {
      for (const event of events) undo.off(event, redraw);
    };
  }, [undo]);
  useEffect(listen, [listen]);
}
