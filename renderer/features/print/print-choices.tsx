/** What is printed, and how. */
import type { JSX } from 'react';
import type { PaperSettings } from '../../../shared/document/paper-settings.ts';
import type { Session } from '../../app/session.ts';
import { suggestionViews } from '../../editor/static/suggestion-view.ts';
import { Checkbox, Select } from '../../ui/field.tsx';
import { useText } from '../../ui/text.ts';
import { setPrintOptions, sizes, usePrintOptions, type Size } from './print-options.ts';
import styles from './print-preview.module.css';

const scopes = ['all', 'one', 'own'] as const;
const flags = ['cover', 'newPage', 'paragraphNumbers', 'lineNumbers'] as const;

export function PrintChoices({
  session,
  active,
  lineStep,
}: {
  readonly session: Session;
  readonly active: string | null;
  readonly lineStep: PaperSettings['lineStep'];
}): JSX.Element {
  const { t } = useText();
  const options = usePrintOptions();
  const number = session.chapters.find(({ id }) => id === active)?.number ?? 1;
  const scopeNames = {
    all: t('print.allChapters'),
    one: t('print.thisChapter', { number }),
    own: t('print.ownChapters'),
  };
  return (
    <div className={styles.choices}>
      <Select
        label={t('print.chapters')}
        value={options.chapters}
        choices={scopes.map((id) => ({ id, label: scopeNames[id] }))}
        onChange={(id) => setPrintOptions({ chapters: scopes.find((each) => each === id) ?? 'all' })}
      />
      <Select
        label={t('print.suggestions')}
        value={options.suggestions}
        choices={suggestionViews.map((id) => ({ id, label: t(`reading.suggestions_${id}`) }))}
        onChange={(id) => setPrintOptions({ suggestions: suggestionViews.find((each) => each === id) ?? 'accepted' })}
      />
      <Select
        label={t('print.size')}
        value={options.size}
        choices={(Object.keys(sizes) as Size[]).map((id) => ({ id, label: t(`print.size_${id}`) }))}
        onChange={(id) => setPrintOptions({ size: id === 'small' || id === 'large' ? id : 'normal' })}
      />
      {flags.map((flag) => (
        <Checkbox
          key={flag}
          label={t(flag === 'lineNumbers' && lineStep === 1 ? 'print.everyLineNumber' : `print.${flag}`)}
          isSelected={options[flag]}
          onChange={(chosen) => setPrintOptions({ [flag]: chosen })}
        />
      ))}
      <Checkbox
        label={t('pages.comments')}
        isSelected={options.comments}
        onChange={(comments) => setPrintOptions({ comments })}
      />
      {options.comments && (
        <div className={styles.within}>
          <Checkbox
            label={t('pages.commentsResolved')}
            isSelected={options.resolved}
            onChange={(resolved) => setPrintOptions({ resolved })}
          />
        </div>
      )}
    </div>
  );
}
