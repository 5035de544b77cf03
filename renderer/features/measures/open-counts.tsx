/** How many open comments and suggestions each measure has, on cards and in the table. */
import { MessageSquare, PencilRuler } from 'lucide-react';
import { useEffect, useMemo, useSyncExternalStore, type JSX, type ReactNode } from 'react';
import { proposersIn } from '../../../shared/domain/comments.ts';
import type { Session } from '../../app/session.ts';
import type { Counted } from '../../editor/suggestions/open-suggestions.tsx';
import { useText } from '../../ui/text.ts';
import type { LiveCatalogue } from './catalogue-store.ts';
import styles from './measures.module.css';
import { suggestionCounts } from './suggestion-counts.ts';

export interface Open {
  readonly comments: number;
  readonly suggestions: number;
}
/** By measure; those without are left out. */
export type OpenCounts = ReadonlyMap<string, Open>;

export function useOpenCounts({ measureComments: { model } }: Session, { store }: LiveCatalogue): OpenCounts {
  const version = useSyncExternalStore(model.subscribe, model.version);
  // All measures have one room: any of them stands for it.
  useEffect(() => model.hold(['']), [model]);
  const counting = useMemo(() => suggestionCounts(store.doc), [store]);
  const suggested = useSyncExternalStore(counting.subscribe, counting.get);
  const unlessSame = useMemo(() => sameAsLast(), []);
  return useMemo(() => {
    const open = new Map<string, Open>();
    for (const [measure, suggestions] of suggested) open.set(measure, { comments: 0, suggestions });
    for (const [measure, { threads, proposals }] of version >= 0 ? model.all('') : []) {
      const comments = threads.filter(({ state }) => state === 'open').length;
      const suggestions = (suggested.get(measure) ?? 0) + proposersIn({ proposals });
      if (comments + suggestions > 0) open.set(measure, { comments, suggestions });
    }
    return unlessSame(open);
  }, [model, version, suggested, unlessSame]);
}

/** A description for whoever counts what is open in it: with how many people propose something who may not write there. */
export function useCounted({ measureComments: { model } }: Session, measure: string): Counted {
  useEffect(() => model.hold([measure]), [model, measure]);
  const proposals = useSyncExternalStore(model.subscribe, () => proposersIn(model.read(measure)));
  return useMemo(() => ({ id: measure, summary: { suggestions: 0, proposals } }), [measure, proposals]);
}

/** Gives the last counts again where the new ones say the same: a board of many cards takes its time. */
function sameAsLast(): (counts: OpenCounts) => OpenCounts {
  let last: OpenCounts = new Map();
  const isLast = (counts: OpenCounts): boolean =>
    counts.size === last.size &&
    [...counts].every(([measure, { comments, suggestions }]) => {
      const known = last.get(measure);
      return known?.comments === comments && known.suggestions === suggestions;
    });
  return (counts) => (isLast(counts) ? last : (last = counts));
}

export function OpenSigns({ open }: { readonly open: Open | undefined }): JSX.Element | null {
  const { t } = useText();
  if (open === undefined) return null;
  return (
    <>
      {open.comments > 0 && (
        <OpenSign
          kind="comments"
          icon={<MessageSquare {...icon} />}
          label={t('comments.open', { count: open.comments })}
        >
          {open.comments}
        </OpenSign>
      )}
      {open.suggestions > 0 && (
        <OpenSign
          kind="suggestions"
          icon={<PencilRuler {...icon} />}
          label={t('suggest.open', { count: open.suggestions })}
        >
          {open.suggestions}
        </OpenSign>
      )}
    </>
  );
}

const icon = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;

interface OpenSignProps {
  readonly kind: keyof Open;
  readonly icon: ReactNode;
  readonly label: string;
  readonly children: number;
}

function OpenSign({ kind, icon: sign, label, children }: OpenSignProps): JSX.Element {
  return (
    <span className={styles.openSign} data-kind={kind} title={label}>
      {sign}
      <span aria-hidden>{children}</span>
      <span className="visually-hidden">{label}</span>
    </span>
  );
}
