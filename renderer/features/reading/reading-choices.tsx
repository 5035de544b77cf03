/** What of the text is shown to read: numbers, and what becomes of suggestions. */
import { Settings2 } from 'lucide-react';
import type { JSX } from 'react';
import { Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { Checkbox, Select } from '../../ui/field.tsx';
import { useText } from '../../ui/text.ts';
import { setReading, useReading } from './reading-state.ts';
import { suggestionViews } from '../../editor/static/suggestion-view.ts';
import styles from './reading.module.css';

export function ReadingChoices(): JSX.Element {
  const { t } = useText();
  const { numbers, suggestions } = useReading();
  const label = `${t('reading.numbers')}, ${t('reading.suggestions')}`;
  return (
    <DialogTrigger>
      <Button variant="quiet" label={label} icon={<Settings2 size={18} strokeWidth={1.75} aria-hidden />} />
      <Popover className={styles.popover ?? ''} placement="bottom end" offset={4}>
        <Dialog className={styles.choices ?? ''} aria-label={label}>
          <Checkbox
            label={t('reading.numbers')}
            isSelected={numbers}
            onChange={(chosen) => setReading({ numbers: chosen })}
          />
          <Select
            label={t('reading.suggestions')}
            value={suggestions}
            choices={suggestionViews.map((id) => ({ id, label: t(`reading.suggestions_${id}`) }))}
            onChange={(id) => {
              const view = suggestionViews.find((each) => each === id);
              if (view !== undefined) setReading({ suggestions: view });
            }}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
