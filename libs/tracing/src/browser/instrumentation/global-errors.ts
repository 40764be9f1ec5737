/** How an error came to nobody's attention: the name of the handler that a browser offers for it. */
export type GlobalErrorMechanism = 'onerror' | 'onunhandledrejection';

/**
 * Calls `onError` with every error that nobody has caught, and every rejection that nobody handles. Seam: the page's
 * `error` and `unhandledrejection` events; the browser goes on to report both.
 *
 * @returns a function that stops it
 */
export function listenForGlobalErrors(
  onError: (error: unknown, mechanism: GlobalErrorMechanism) => void,
): () => void {
  const onThrown = ({ error, message }: ErrorEvent) => {
    // A notice of the browser's about its own layout: nothing has been thrown.
    if (!/^ResizeObserver loop/.test(message)) onError(error ?? message, 'onerror');
  };
  const onRejected = ({ reason }: PromiseRejectionEvent) => onError(reason, 'onunhandledrejection');
  addEventListener('error', onThrown);
  addEventListener('unhandledrejection', onRejected);
  return () => {
    removeEventListener('error', onThrown);
    removeEventListener('unhandledrejection', onRejected);
  };
}
