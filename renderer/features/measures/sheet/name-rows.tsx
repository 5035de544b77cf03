/** Partners, or target groups: names below each other. */
import { useState, type JSX } from 'react';
import { addRow, setRowField } from '../../../../shared/document/measures/write.ts';
import { useText } from '../../../ui/text.ts';
import { LiveField } from '../live-field.tsx';
import { commented } from './field-comment.tsx';
import { newRow, RowTools, SheetPart, type PartProps } from './row-tools.tsx';
import styles from './sheet.module.css';

interface NameRowsProps extends PartProps {
  readonly list: 'partners' | 'targetGroups';
}

export function NameRows({ list, ...part }: NameRowsProps): JSX.Element {
  const { t } = useText();
  const [fresh, setFresh] = useState<string | null>(null);
  const { catalogue, measure, readOnly } = part;
  const { doc, origin } = catalogue.store;
  const rows = measure[list];
  const title = t(`measures.${list}`);
  const add = (after?: string): void => {
    const id = newRow();
    if (addRow(doc, measure.id, list, id, {}, after, origin)) setFresh(id);
  };
  return (
    <SheetPart
      title={title}
      field={list}
      comments={part.comments}
      isEmpty={rows.length === 0}
      add={
        readOnly
          ? null
          : { label: t(list === 'partners' ? 'measures.addPartner' : 'measures.addTargetGroup'), run: () => add() }
      }
    >
      <ul className={styles.rows}>
        {rows.map(({ id, name }, index) => (
          <li key={id} className={styles.nameRow} {...commented(list, id)}>
            <LiveField
              hideLabel
              label={`${title}, ${t('measures.row', { number: index + 1 })}`}
              at={`${measure.id}:${list}:${id}:name`}
              value={name}
              readOnly={readOnly}
              autoFocus={id === fresh}
              onWrite={(typed) => setRowField(doc, measure.id, list, id, 'name', typed, origin)}
              onEnter={() => add(id)}
            />
            <RowTools
              {...part}
              list={list}
              row={id}
              name={name === '' ? t('measures.row', { number: index + 1 }) : name}
            />
          </li>
        ))}
      </ul>
    </SheetPart>
  );
}
