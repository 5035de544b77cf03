/** Line by line what of a workbook couldn't be read. */
import type { JSX } from 'react';
import type { Translate } from '../../../shared/i18n/catalogue.ts';
import type { SheetNote } from '../../../shared/measures/sheet-notes.ts';
import { useText } from '../../ui/text.ts';
import boxes from '../../ui/list-box.module.css';
import styles from './sheet-notes.module.css';

/** `more`: beyond those that are listed. */
export function SheetNotes({
  notes,
  more,
}: {
  readonly notes: readonly SheetNote[];
  readonly more: number;
}): JSX.Element {
  const { t } = useText();
  if (notes.length === 0) return <p>{t('measures.importClean')}</p>;
  const head = t('measures.importNotes', { count: notes.length + more });
  return (
    <section aria-label={head}>
      <h3 className={styles.head}>{head}</h3>
      <ul className={`${boxes.list ?? ''} ${styles.notes ?? ''}`} tabIndex={0} aria-label={head}>
        {notes.map((note, index) => (
          <li key={index}>
            <span>{placeOf(note, t)}</span>
            <span>{t(`measures.note_${note.what}`, { words: note.words })}</span>
          </li>
        ))}
        {more > 0 && <li>{t('measures.importNotesMore', { count: more })}</li>}
      </ul>
    </section>
  );
}

function placeOf({ sheet, row, column }: Pick<SheetNote, 'sheet' | 'row' | 'column'>, t: Translate): string {
  if (row === 0) return t('measures.notePlaceSheet', { sheet });
  return column === '' ? t('measures.notePlaceRow', { sheet, row }) : t('measures.notePlace', { sheet, row, column });
}
