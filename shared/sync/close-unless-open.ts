/**
 * Milliseconds that a connection may take to open. A browser opens one at a time to a host, and waits for minutes for an answer that a
 * bad network has lost: one that hangs would keep all others waiting.
 */
const openWithin = 10_000;

const connecting = 0;

/** Closes a WebSocket that isn't open in time, so that whoever holds it tries again. Returns how to stop waiting. */
export function closeUnlessOpen(
  socket: { readonly readyState: number; close(): void },
  within: number = openWithin,
): () => void {
  const timer = setTimeout(() => {
    if (socket.readyState === connecting) socket.close();
  }, within);
  return () => clearTimeout(timer);
}
