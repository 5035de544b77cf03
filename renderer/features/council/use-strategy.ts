/** What the texts of a council paper can refer to: the strategy paper in its annexed versions and as it stands, as the host prints it. */
import { useCallback, useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import type { CityTemplate } from '../../../shared/council/city-template.ts';
import type { Annex } from '../../../shared/council/council-paper.ts';
import {
  annexedVersions,
  numberedState,
  offeredTargets,
  referredTo,
  sayReferred,
  sayTarget,
  type NumberedState,
  type StrategyPaper,
} from '../../../shared/council/references.ts';
import { readSettings, settingsMap } from '../../../shared/document/paper-settings.ts';
import type { Translate } from '../../../shared/i18n/catalogue.ts';
import { readState } from '../../../shared/rpc/strategy-schemas.ts';
import type { Session } from '../../app/session.ts';
import type { Elsewhere } from '../../editor/numbering/elsewhere.ts';
import type { PaperModel } from '../../editor/paper-model.ts';
import { notify } from '../../ui/announcer.tsx';
import { useText } from '../../ui/text.ts';

/** Milliseconds after a change of the paper, and after an answer that did not come, before the host is asked again. */
const [askAfter, againAfter] = [1_500, 5_000];

type States = ReadonlyMap<string, NumberedState | null>;
const nothing: States = new Map();

/** Tells the editors of the form (`model`) where references lead and what they show. */
export function useStrategy(
  session: Session,
  model: PaperModel,
  annexes: readonly Annex[],
  words: CityTemplate['references'],
): void {
  const { t } = useText();
  const { paper: page } = session;
  const present = usePresent(session);
  // The list is read anew with every key.
  const listed = JSON.stringify(annexedVersions(annexes));
  const annexed = useMemo(() => JSON.parse(listed) as ReturnType<typeof annexedVersions>, [listed]);
  const versions = useVersions(session, annexed);
  const strategy = useMemo<StrategyPaper | null>(() => {
    if (present === null || annexed.some(({ version }) => !versions.has(version))) return null;
    return {
      present,
      annexed: annexed.map(({ number, title, version }) => ({ number, title, state: versions.get(version) ?? null })),
    };
  }, [present, annexed, versions]);
  useLayoutEffect(
    () => model.index.leadElsewhere(elsewhere(strategy, words, page, t)),
    [model, strategy, words, page, t],
  );
}

function elsewhere(
  strategy: StrategyPaper | null,
  words: CityTemplate['references'],
  page: PaperModel,
  t: Translate,
): Elsewhere {
  const names = { there: 'numbers.refThere', here: 'council.referenceHere' } as const;
  if (strategy === null)
    return {
      names,
      targets: [],
      say: () => null,
      target: () => null,
      offer: () => ({ name: '', warning: null }),
      go: () => false,
    };
  const { present } = strategy;
  return {
    names,
    targets: offeredTargets(strategy),
    say: (chapter, block) => sayReferred(words, referredTo(strategy, { chapter, block })),
    target: (chapter, block) => {
      const referred = referredTo(strategy, { chapter, block });
      return 'target' in referred ? referred.target : null;
    },
    offer: (target) => {
      const referred = referredTo(strategy, target);
      if (referred.in === 'annex' || referred.in === 'paper')
        return { name: sayReferred(words, referred), warning: null };
      const warning = t(referred.in === 'unread' ? 'council.referenceUnread' : 'council.referenceOnlyPaper');
      return { name: sayTarget(words, target, present.headingNumbers), warning };
    },
    go: (chapter, block) => {
      if (present.index.target(chapter, block) === null) {
        notify({ text: t('council.referenceNotNow') });
        return false;
      }
      if (block === null) page.jumpTo(chapter);
      else page.reveal({ chapter, block, from: 0, to: 0 });
      return true;
    },
  };
}

/** The paper as it stands; null until the host has told it. */
function usePresent({ call, chapters, outline }: Session): NumberedState | null {
  const [present, setPresent] = useState<NumberedState | null>(null);
  const [turn, setTurn] = useState(0);
  const settings = useSettings(outline);
  const now = JSON.stringify(
    chapters.map(({ id, summary }) => [id, summary?.title, summary?.changedAt, summary?.words]),
  );
  const [first] = useState(now);
  useEffect(() => {
    let isOver = false;
    let timer = setTimeout(
      () => {
        call('papers.strategy', { version: null }).then(
          ({ state }) => {
            if (!isOver && state !== null) setPresent(numberedState(readState(state)));
          },
          () => {
            if (!isOver) timer = setTimeout(() => setTurn((before) => before + 1), againAfter);
          },
        );
      },
      now === first ? 0 : askAfter,
    );
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [call, now, first, settings, turn]);
  return present;
}

/** The paper's settings, as text. */
function useSettings(outline: Y.Doc): string {
  const subscribe = useCallback(
    (listener: () => void) => {
      const map = settingsMap(outline);
      map.observe(listener);
      return () => map.unobserve(listener);
    },
    [outline],
  );
  return useSyncExternalStore(subscribe, () => JSON.stringify(readSettings(outline)));
}

/** Versions never change: each is asked for once. */
function useVersions({ call }: Session, annexed: readonly { readonly version: string }[]): States {
  const [states, setStates] = useState(nothing);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const missing = [...new Set(annexed.map(({ version }) => version))].filter((version) => !states.has(version));
    for (const version of missing)
      call('papers.strategy', { version }).then(
        ({ state }) => {
          const read = state === null ? null : numberedState(readState(state));
          if (!isOver) setStates((before) => new Map(before).set(version, read));
        },
        () => {
          clearTimeout(timer);
          if (!isOver) timer = setTimeout(() => setTurn((before) => before + 1), againAfter);
        },
      );
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [call, annexed, states, turn]);
  return states;
}
