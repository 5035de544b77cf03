import 'react';

declare module 'react' {
  /** Custom properties that styles of the page hand to its style sheets. */
  interface CSSProperties {
    '--chapter'?: string;
    '--zoom'?: number;
  }
}
