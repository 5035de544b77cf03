/** The words of the comments near the window, for those who hear the page: what `aria-details` of the blocks leads to. */
import { useSyncExternalStore, type JSX } from 'react';
import { withNames } from '../../../shared/domain/comment-entries.ts';
import type { Membership } from '../../../shared/domain/people.ts';
import { useText } from '../../ui/text.ts';
import { detailsId, type BlockMarks } from './block-marks.ts';
import { useNames } from './use-names.ts';

interface CommentDetailsProps {
  readonly marks: BlockMarks;
  readonly membership: Membership;
}

export function CommentDetails({ marks, membership }: CommentDetailsProps): JSX.Element | null {
  const { t } = useText();
  const list = useSyncExternalStore(marks.subscribe, marks.list);
  const nameOf = useNames(membership);
  if (list.length === 0) return null;
  return (
    <section className="visually-hidden" aria-label={t('comments.inText')}>
      {list.map(({ ref, thread }) => (
        <div key={ref.key} id={detailsId(ref)} role="comment">
          {[thread, ...thread.replies]
            .filter(({ text }) => text !== '')
            .map(({ author, as, text }) =>
              t('comments.inTextOne', { name: as?.name ?? nameOf(author), text: withNames(text, nameOf) }),
            )
            .join(' ')}
        </div>
      ))}
    </section>
  );
}
