/** A transaction that the collector has just stored, in the stream's words. */
interface StoredNotice {
  project: string;
  event_id: string;
  trace_id: string;
}

export type LiveStatus = 'connecting' | 'live' | 'waiting' | 'paused';

/** The collector's stream of stored transactions, shared by everything on the page. */
export interface LiveStream {
  status: () => LiveStatus;
  /** Called whenever the status changes; returns the way out. */
  onStatus: (listener: () => void) => () => void;
  /** Called per stored transaction, and with `undefined` when some may have been missed; returns the way out. */
  onStored: (listener: (notice: StoredNotice | undefined) => void) => () => void;
  /** Connects; a lost connection is tried again. */
  start: () => void;
  stop: (status?: 'paused' | 'waiting') => void;
}

const RETRY_MILLISECONDS = 5_000;

/** A stream that is not yet started. `open` makes the connection (an `EventSource`). */
export function createLiveStream(open: () => EventSource): LiveStream {
  const statusListeners = new Set<() => void>();
  const storedListeners = new Set<(notice: StoredNotice | undefined) => void>();
  let current: LiveStatus = 'connecting';
  let source: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;

  const change = (status: LiveStatus) => {
    current = status;
    for (const listener of statusListeners) listener();
  };
  const announce = (notice: StoredNotice | undefined) => {
    for (const listener of storedListeners) listener(notice);
  };
  const disconnect = () => {
    clearTimeout(retry);
    source?.close();
    source = undefined;
  };
  const connect = () => {
    disconnect();
    const opened = open();
    source = opened;
    opened.addEventListener('open', () => {
      change('live');
      // What was stored between the page's first questions and now was told to nobody.
      announce(undefined);
    });
    opened.addEventListener('gap', () => announce(undefined));
    opened.addEventListener('transaction', (event) => announce(parseNotice(event.data)));
    opened.addEventListener('error', () => {
      change('waiting');
      // After an answer that is no stream the browser gives up for good, so the next try is ours to make.
      if (opened.readyState === opened.CLOSED) retry = setTimeout(connect, RETRY_MILLISECONDS);
    });
  };
  return {
    status: () => current,
    onStatus: (listener) => subscribe(statusListeners, listener),
    onStored: (listener) => subscribe(storedListeners, listener),
    start: () => {
      change('connecting');
      connect();
    },
    stop: (status = 'paused') => {
      disconnect();
      change(status);
    },
  };
}

function subscribe<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function parseNotice(data: unknown): StoredNotice | undefined {
  try {
    return JSON.parse(String(data)) as StoredNotice;
  } catch {
    return undefined;
  }
}
