import { UNSAFE_PortalProvider } from 'react-aria/PortalProvider';
import type { JSX, ReactNode } from 'react';
import { Tooltip as AriaTooltip } from 'react-aria-components';
import styles from './tooltip.module.css';

/** Where hints and notices are put: a landmark of its own (notices.tsx), so that they are not loose text on the page. */
export const noticePlace = 'notices';

const place = (): HTMLElement | null => document.getElementById(noticePlace);

/** A hint beside a control, for use in a TooltipTrigger. */
export function Tooltip({ children }: { readonly children: ReactNode }): JSX.Element {
  return (
    <UNSAFE_PortalProvider getContainer={place}>
      <AriaTooltip className={styles.tooltip ?? ''} offset={6}>
        {children}
      </AriaTooltip>
    </UNSAFE_PortalProvider>
  );
}
