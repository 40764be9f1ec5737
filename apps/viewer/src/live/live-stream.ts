import { keepConnection } from './keep-connection';

/** A transaction or an error that the collector has just stored, in the stream's words. */
interface StoredNotice {
  project: string;
  event_id: string;
  trace_id: string | null;
}

/** `silent`: nothing comes, though the connection was not lost. */
export type LiveStatus = 'connecting' | 'live' | 'waiting' | 'silent' | 'paused';

/** The collector's stream of what it stores, shared by everything on the page. */
export interface LiveStream {
  status: () => LiveStatus;
  /** When something was heard of it, or it was asked for the first time: in seconds since 1970, by this machine's clock. */
  heardAt: () => number;
  /** Called whenever the status changes; returns the way out. */
  onStatus: (listener: () => void) => () => void;
  /** Called per stored event, and with `undefined` when some may have been missed; returns the way out. */
  onStored: (listener: (notice: StoredNotice | undefined) => void) => () => void;
  /** Connects; a lost or silent connection is tried again. */
  start: () => void;
  stop: (status?: 'paused' | 'waiting') => void;
}

/** Where a stream comes from. */
export interface StreamSource {
  /** Begins to connect, to hear what comes after a position; without one, from now on. */
  open: (after: string | undefined) => EventSource;
  /** Where the stream was when the page began to ask; undefined where nobody has said that. */
  begin: () => string | undefined;
}

const STORED = ['transaction', 'error-event'];
const GAP = 'gap';

/** A stream that is not yet started. It goes on where it was, so that nothing is asked again of which nothing is new. */
export function createLiveStream({ open, begin }: StreamSource): LiveStream {
  const statusListeners = new Set<() => void>();
  const storedListeners = new Set<(notice: StoredNotice | undefined) => void>();
  let current: LiveStatus = 'connecting';
  let heardAt = nowInSeconds();
  /** The stream's own word for where it was last. */
  let position: string | undefined;

  const change = (status: LiveStatus) => {
    current = status;
    for (const listener of statusListeners) listener();
  };
  const announce = (notice: StoredNotice | undefined) => {
    for (const listener of storedListeners) listener(notice);
  };
  const hear = (event: MessageEvent) => {
    heardAt = nowInSeconds();
    if (current !== 'live') {
      change('live');
      // From nowhere in particular: what was stored between the page's first questions and now was told to nobody.
      if (position === undefined) announce(undefined);
    }
    if (event.lastEventId !== '') position = event.lastEventId;
    if (event.type === GAP) announce(undefined);
    else if (STORED.includes(event.type)) announce(parseNotice(event.data));
  };
  const connection = keepConnection({
    open: () => {
      position ??= begin();
      return open(position);
    },
    onHeard: hear,
    onLost: () => change('waiting'),
    onSilent: () => change('silent'),
    events: [...STORED, GAP],
  });
  return {
    status: () => current,
    heardAt: () => heardAt,
    onStatus: (listener) => subscribe(statusListeners, listener),
    onStored: (listener) => subscribe(storedListeners, listener),
    start: () => {
      heardAt = nowInSeconds();
      change('connecting');
      connection.start();
    },
    stop: (status = 'paused') => {
      connection.stop();
      change(status);
    },
  };
}

function nowInSeconds(): number {
  return Date.now() / 1_000;
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
