import type { JSX, ReactNode } from 'react';
import { ToggleButton, TooltipTrigger } from 'react-aria-components';
import type { FindQuery } from '../../../shared/document/find.ts';
import { useText } from '../../ui/text.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import { setQueryPart, useSearch } from './find-state.ts';
import styles from './find-panel.module.css';

interface OptionToggleProps {
  readonly name: Exclude<keyof FindQuery, 'text' | 'forms'>;
  readonly icon: ReactNode;
  /** Has no meaning at present. */
  readonly blocked?: boolean;
}

/** One way to search, on or off. */
export function OptionToggle({ name, icon, blocked = false }: OptionToggleProps): JSX.Element {
  const { t } = useText();
  const on = useSearch((state) => state.query[name]);
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      <ToggleButton
        className={styles.toggle ?? ''}
        aria-label={t(`find.${name}`)}
        isSelected={on && !blocked}
        isDisabled={blocked}
        onChange={(selected) => setQueryPart({ [name]: selected })}
      >
        {icon}
      </ToggleButton>
      <Tooltip>{t(`find.${name}`)}</Tooltip>
    </TooltipTrigger>
  );
}
