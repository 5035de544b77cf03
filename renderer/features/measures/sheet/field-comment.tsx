/** Beside a field, a list or a row of the sheet: a quiet button that begins a comment on it, or shows how many open ones it has. */
import { MessageSquare, MessageSquarePlus } from 'lucide-react';
import { useMemo, useSyncExternalStore, type JSX } from 'react';
import { fieldName } from '../../../../shared/domain/comment-entries.ts';
import type { Session } from '../../../app/session.ts';
import { placed } from '../../../editor/remote/field-places.ts';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/text.ts';
import styles from './sheet.module.css';

/** What the fields of one measure need to be commented on. */
export interface FieldComments {
  readonly mayComment: boolean;
  /** Open threads by what they are on: `lead`, or `steps/<row>`. */
  readonly open: ReadonlyMap<string, number>;
  readonly begin: (field: { readonly field: string; readonly row?: string; readonly quote: string }) => void;
}

export function useFieldComments({ measureComments: desk }: Session, measure: string): FieldComments {
  const { model } = desk;
  const version = useSyncExternalStore(model.subscribe, model.version);
  return useMemo(() => {
    const open = new Map<string, number>();
    for (const { anchor, state } of version >= 0 ? model.read(measure).threads : []) {
      if (anchor.on !== 'field' || state !== 'open') continue;
      const name = fieldName(anchor);
      open.set(name, (open.get(name) ?? 0) + 1);
    }
    return { mayComment: model.mayComment(measure), open, begin: (field) => desk.commentOn(measure, field) };
  }, [desk, model, measure, version]);
}

/** For the element around a field: by it the field is found, the button shown while one is in it, and others who are in it. */
export const commented = (field: string, row?: string): Readonly<Record<string, string>> => ({
  'data-commented-field': fieldName({ field, row }),
  ...placed(fieldName({ field, row })),
});

interface FieldCommentProps {
  readonly comments: FieldComments;
  readonly field: string;
  readonly row?: string;
  /** What the row is called. */
  readonly quote?: string;
  /** What the field or row is called, to be heard. */
  readonly name: string;
  /** Whether one comes to it by Tab, too, where nothing is said yet: where no field beside it takes the key to comment. */
  readonly inOrder?: boolean;
}

export function FieldComment(props: FieldCommentProps): JSX.Element | null {
  const { comments, field, row, quote = '', name, inOrder = false } = props;
  const { t } = useText();
  const count = comments.open.get(fieldName({ field, row })) ?? 0;
  if (count === 0 && !comments.mayComment) return null;
  const label =
    count === 0 ? t('comments.addToField', { field: name }) : t('comments.showOnField', { field: name, count });
  const Icon = count === 0 ? MessageSquarePlus : MessageSquare;
  return (
    <span className={styles.comment} data-comment-button data-open={count > 0 || undefined}>
      <Button
        small
        variant="quiet"
        label={label}
        icon={<Icon size={16} strokeWidth={1.75} aria-hidden />}
        excludeFromTabOrder={count === 0 && !inOrder}
        onPress={() => comments.begin({ field, ...(row === undefined ? {} : { row }), quote })}
      />
      {count > 0 && <span aria-hidden>{count}</span>}
    </span>
  );
}
