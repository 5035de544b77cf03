/** Reads something that changes outside React; the snapshot is taken anew only when `subscribe` says so. */
import { useEffect, useRef, useState } from 'react';

export function useLive<T>(subscribe: (listener: () => void) => () => void, read: () => T): T {
  const [state, setState] = useState(() => ({ read, value: read() }));
  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
    const update = (): void => setState({ read, value: latest.current() });
    update();
    return subscribe(update);
  }, [subscribe, read]);
  return state.read === read ? state.value : read();
}
