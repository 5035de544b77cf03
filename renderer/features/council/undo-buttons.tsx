/** Taking steps of a form back, and doing them again. */
import { Redo2, Undo2 } from 'lucide-react';
import { useEffect, useReducer, type JSX } from 'react';
import type { Way } from '../../editor/binding/chapter-state.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';

export interface Steps {
  /** Called when there are other steps than before. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly can: (way: Way) => boolean;
  readonly takeBack: (way: Way) => void;
}

interface UndoButtonsProps {
  readonly steps: Steps;
  /** Both as they are called. */
  readonly labels: Readonly<Record<Way, string>>;
}

const icons = { undo: Undo2, redo: Redo2 };
const ways = ['undo', 'redo'] as const;

export function UndoButtons({ steps, labels }: UndoButtonsProps): JSX.Element {
  const { t } = useText();
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => steps.subscribe(redraw), [steps]);
  const nothing = { undo: t('council.nothingToUndo'), redo: t('council.nothingToRedo') };
  return (
    <>
      {ways.map((way) => {
        const Icon = icons[way];
        return (
          <Button
            key={way}
            small
            variant="quiet"
            icon={<Icon size={18} strokeWidth={1.75} aria-hidden />}
            label={labels[way]}
            why={steps.can(way) ? null : nothing[way]}
            onPress={() => steps.takeBack(way)}
          />
        );
      })}
    </>
  );
}
