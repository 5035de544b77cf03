/** Chooses what kind the selected blocks are, by name. */
import { Check, ChevronDown } from 'lucide-react';
import type { JSX } from 'react';
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { TEXT_KINDS, type TextKind } from '../../../shared/document/block.ts';
import { mayStand, type Place } from '../../../shared/document/places.ts';
import { useText } from '../../ui/text.ts';
import styles from './toolbar.module.css';

interface KindSelectProps {
  /** Null without a selection; kinds of newer versions count as paragraphs. */
  readonly kind: string | null;
  readonly disabled: boolean;
  /** What one writes in: not every kind may stand everywhere. */
  readonly place: Place;
  readonly onChoose: (kind: TextKind) => void;
}

const order: readonly TextKind[] = [
  'paragraph',
  'heading1',
  'heading2',
  'heading3',
  'heading4',
  'quote',
  'bullet',
  'number',
  'callout',
];

export function KindSelect({ kind, disabled, place, onChoose }: KindSelectProps): JSX.Element {
  const { t } = useText();
  const known = TEXT_KINDS.find((each) => each === kind) ?? (kind === 'mixed' ? null : 'paragraph');
  return (
    <Select
      aria-label={t('editor.kind')}
      isDisabled={disabled}
      value={known}
      placeholder={t('editor.mixed')}
      onChange={(key) => {
        const chosen = TEXT_KINDS.find((each) => each === key);
        if (chosen !== undefined) onChoose(chosen);
      }}
    >
      <Button className={styles.select ?? ''}>
        <SelectValue className={styles.selectValue ?? ''} />
        <ChevronDown size={16} strokeWidth={1.75} aria-hidden />
      </Button>
      <Popover className={styles.popover ?? ''} offset={4}>
        <ListBox className={styles.list ?? ''}>
          {order
            .filter((each) => mayStand(each, place))
            .map((each) => (
              <ListBoxItem key={each} id={each} textValue={t(`editor.${each}`)} className={styles.option ?? ''}>
                {({ isSelected }) => (
                  <>
                    <span className={styles.sample} data-kind={each}>
                      {t(`editor.${each}`)}
                    </span>
                    {isSelected && <Check size={16} strokeWidth={2} aria-hidden />}
                  </>
                )}
              </ListBoxItem>
            ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
