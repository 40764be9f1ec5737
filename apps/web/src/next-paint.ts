/**
 * Resolves when the browser has painted what React committed just before the call: in the task that follows the
 * next animation frame. A page in a hidden tab paints nothing, so there it resolves at once.
 */
export function nextPaint(): Promise<void> {
  return new Promise((painted) => {
    if (document.hidden) {
      painted();
      return;
    }
    const hidden = new AbortController();
    document.addEventListener('visibilitychange', () => painted(), { once: true, signal: hidden.signal });
    requestAnimationFrame(() => {
      hidden.abort();
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        painted();
      };
      port2.postMessage(undefined);
    });
  });
}
