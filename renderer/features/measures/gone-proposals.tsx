/** Tells of measures that were deleted while one proposes to them: what one proposed is kept. */
import { useSyncExternalStore, type JSX } from 'react';
import { readDeleted } from '../../../shared/document/measures/read.ts';
import type { Session } from '../../app/session.ts';
import { useText } from '../../ui/text.ts';
import type { LiveCatalogue } from './catalogue-store.ts';
import { nameOf } from './measure-words.ts';

interface GoneProposalsProps {
  readonly session: Session;
  readonly catalogue: LiveCatalogue;
  readonly look?: string | undefined;
  /** Of this measure alone. */
  readonly only?: string;
}

export function GoneProposals({ session, catalogue, look, only }: GoneProposalsProps): JSX.Element | null {
  const { t } = useText();
  const { me, measureComments } = session;
  const { model } = measureComments;
  const version = useSyncExternalStore(model.subscribe, model.version);
  const gone = [...(version >= 0 ? model.all('') : [])].flatMap(([measure, { proposals }]) => {
    const isMine = proposals.some(({ author, state }) => author === me.id && state === 'open');
    const deleted =
      isMine && (only === undefined || only === measure) ? readDeleted(catalogue.store.doc, measure) : null;
    return deleted === null ? [] : [nameOf(deleted, t)];
  });
  if (gone.length === 0) return null;
  return (
    <p className={look} role="status">
      {t('measures.goneProposals', { names: gone.join(', ') })}
    </p>
  );
}
