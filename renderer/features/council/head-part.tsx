/** Number, date, subject and what else stands on the paper around its text. */
import type { JSX } from 'react';
import type { CityTemplate } from '../../../shared/council/city-template.ts';
import type { CouncilPaper } from '../../../shared/council/council-paper.ts';
import { formatDay, parseDay } from '../../../shared/council/iso-day.ts';
import { Checkbox, Select } from '../../ui/field.tsx';
import { useText } from '../../ui/text.ts';
import styles from './council.module.css';
import { LiveText } from './live-text.tsx';
import { Part } from './part.tsx';
import type { PaperForm } from './paper-form.ts';
import { fieldId } from './places.ts';

interface PartProps {
  readonly form: PaperForm;
  readonly paper: CouncilPaper;
  readonly city: CityTemplate;
  readonly isReadOnly: boolean;
}

export function HeadPart({ form, paper, city, isReadOnly }: PartProps): JSX.Element {
  const { t } = useText();
  const kinds = city.kinds.map(({ id, title }) => ({ id, label: title }));
  const known = kinds.some(({ id }) => id === paper.kind);
  const day = paper.date === '' ? null : parseDay(paper.date);
  return (
    <Part id="head" title={t('council.head')}>
      <div className={styles.fields}>
        <div className={styles.wide}>
          <LiveText
            id={fieldId('subject')}
            at="subject"
            label={t('council.subject')}
            value={paper.subject}
            onCommit={(value) => form.set('subject', value)}
            merges
            isReadOnly={isReadOnly}
            lines
          />
        </div>
        <Select
          label={t('council.kind')}
          choices={known ? kinds : [{ id: paper.kind, label: paper.kind }, ...kinds]}
          value={paper.kind}
          onChange={(id) => form.set('kind', id)}
          isDisabled={isReadOnly}
        />
        <LiveText
          id={fieldId('number')}
          at="number"
          label={t('council.number')}
          value={paper.number}
          onCommit={(value) => form.set('number', value.trim())}
          isReadOnly={isReadOnly}
          maxLength={60}
          placeholder={t('council.numberHint')}
        />
        <LiveText
          id={fieldId('date')}
          at="date"
          show={(day) => formatDay(String(day)) || String(day)}
          label={t('council.date')}
          value={formatDay(paper.date) || paper.date}
          onCommit={(value) => {
            const read = parseDay(value);
            form.set('date', read.ok ? read.day : value.trim());
          }}
          isReadOnly={isReadOnly}
          whole
          maxLength={40}
          placeholder={t('council.dateHint')}
          error={day === null || day.ok ? null : t(`council.day_${day.reason}`)}
        />
        <LiveText
          id={fieldId('agendaItem')}
          at="agendaItem"
          label={t('council.agendaItem')}
          value={paper.agendaItem}
          onCommit={(value) => form.set('agendaItem', value.trim())}
          merges
          isReadOnly={isReadOnly}
          maxLength={60}
          description={t('council.agendaItemAbout')}
        />
        <LiveText
          id={fieldId('unit')}
          at="unit"
          label={t('council.unit')}
          value={paper.unit}
          onCommit={(value) => form.set('unit', value.trim())}
          isReadOnly={isReadOnly}
          maxLength={60}
          suggestions={city.units.map(({ code }) => code)}
          description={city.units.find(({ code }) => code === paper.unit)?.name}
        />
        <LiveText
          id={fieldId('place')}
          at="place"
          label={t('council.place')}
          value={paper.place}
          onCommit={(value) => form.set('place', value.trim())}
          merges
          isReadOnly={isReadOnly}
          maxLength={120}
        />
        <div className={styles.wide}>
          <Checkbox
            label={t('council.keep')}
            description={city.phrases.keep}
            isSelected={paper.keep}
            onChange={(value) => form.set('keep', value)}
            isDisabled={isReadOnly}
          />
        </div>
      </div>
    </Part>
  );
}
