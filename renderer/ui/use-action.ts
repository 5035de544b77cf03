import { useCallback, useState } from 'react';
import { describeFailure } from '../../shared/i18n/catalogue.ts';
import { notify } from './announcer.tsx';
import { useText } from './text.ts';

/** Runs one call at a time and tells when it fails; `busy` while it is under way. */
export function useAction(): {
  readonly busy: boolean;
  readonly run: <T>(call: () => Promise<T>, done?: (output: T) => void) => void;
} {
  const { t } = useText();
  const [busy, setBusy] = useState(false);
  const run = useCallback(
    <T>(call: () => Promise<T>, done?: (output: T) => void): void => {
      setBusy(true);
      call().then(
        (output) => {
          setBusy(false);
          done?.(output);
        },
        (failure: unknown) => {
          setBusy(false);
          notify({ text: describeFailure(t, failure), tone: 'bad' });
        },
      );
    },
    [t],
  );
  return { busy, run };
}
