import { Ear } from 'lucide-react';
import { memo, type JSX } from 'react';
import { Choose } from '../ui/choose.tsx';
import { useText } from '../ui/text.ts';
import type { Loudness } from './remote-news.ts';
import { setView, useView } from './view-state.ts';

const levels = ['off', 'calm', 'detailed'] as const satisfies readonly Loudness[];

/** How much those who hear the page are told of what others do. */
export const HearingChoice = memo(function HearingChoice(): JSX.Element {
  const { t } = useText();
  const hearing = useView((state) => state.hearing);
  return (
    <Choose
      label={t('hearing.choice')}
      icon={<Ear size={16} strokeWidth={1.75} aria-hidden />}
      value={hearing}
      choices={levels.map((id) => ({ id, label: t(`hearing.${id}`) }))}
      onChoose={(chosen) => setView({ hearing: chosen })}
      iconOnly
    />
  );
});
