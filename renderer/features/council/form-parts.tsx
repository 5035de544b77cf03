/** The parts of the form as it draws them: each anew only when something changed that it shows. A table may have 10,000 amounts. */
import { memo } from 'react';
import type { CouncilPaper } from '../../../shared/council/council-paper.ts';
import { AnnexesPart } from './annexes-part.tsx';
import { BlocksMenu } from './blocks-menu.tsx';
import { CostsPart } from './costs/costs-part.tsx';
import { SentencesPart } from './costs/sentences-part.tsx';
import { HeadPart } from './head-part.tsx';
import { RoutingPart } from './routing-part.tsx';
import { SectionText } from './section-text.tsx';

/** The same properties, and of the paper the same of what is named. */
const samePaper =
  (...shown: readonly (keyof CouncilPaper)[]) =>
  <P extends { readonly paper: CouncilPaper }>({ paper: before, ...old }: P, { paper: now, ...fresh }: P): boolean => {
    const others = new Map<string, unknown>(Object.entries(old));
    return (
      shown.every((part) => before[part] === now[part]) &&
      Object.entries(fresh).every(([name, value]) => others.get(name) === value)
    );
  };

export const Head = memo(
  HeadPart,
  samePaper('subject', 'kind', 'number', 'date', 'agendaItem', 'unit', 'place', 'keep'),
);
export const Routing = memo(RoutingPart, samePaper('routing'));
export const Annexes = memo(AnnexesPart, samePaper('annexes'));
export const Costs = memo(CostsPart, samePaper('costs', 'date'));
export const Sentences = memo(SentencesPart);
export const Text = memo(SectionText);
export const Blocks = memo(BlocksMenu);
