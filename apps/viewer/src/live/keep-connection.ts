/** A connection that is kept: made again when it is lost, and when nothing has come over it for too long. */
export interface KeptConnection {
  start(): void;
  stop(): void;
}

/** How a connection is made, and who hears what becomes of it. */
export interface ConnectionOptions {
  /** Begins to connect; a new one each time. */
  open: () => EventSource;
  /** Something came: an event with one of the names of `events`, or a heartbeat. */
  onHeard: (event: MessageEvent) => void;
  /** It was lost, and is tried again. */
  onLost: () => void;
  /** Nothing has come for too long; it is tried again. */
  onSilent: () => void;
  /** The names of the events that the stream sends beside its heartbeats. */
  events: readonly string[];
}

const HEARTBEAT = 'heartbeat';
/** Until the stream has said when its next heartbeat comes. */
const USUAL_HEARTBEAT_MILLISECONDS = 5_000;
/** Two are missed, and the third is not awaited for ever by a machine that has much to do. */
const HEARTBEATS_UNTIL_SILENT = 2.5;
const LONGEST_CONNECTING_MILLISECONDS = 10_000;
const FIRST_PAUSE_MILLISECONDS = 1_000;
const LONGEST_PAUSE_MILLISECONDS = 10_000;

/**
 * Keeps a stream of server-sent events that has heartbeats. A browser makes a lost connection again by itself, but
 * notices neither a server that hangs nor a network that swallows what is sent, and gives up for good after an answer that
 * is no stream. The pauses between tries double from 1 s to 10 s; what is heard ends that.
 */
export function keepConnection({
  open,
  onHeard,
  onLost,
  onSilent,
  events,
}: ConnectionOptions): KeptConnection {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pause = FIRST_PAUSE_MILLISECONDS;
  let heartbeat = USUAL_HEARTBEAT_MILLISECONDS;

  const after = (milliseconds: number, act: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(act, milliseconds);
  };
  const disconnect = () => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };
  const tryLater = () => {
    disconnect();
    after(pause, connect);
    pause = Math.min(2 * pause, LONGEST_PAUSE_MILLISECONDS);
  };
  const fallSilent = () => {
    onSilent();
    tryLater();
  };
  const hear = (event: MessageEvent) => {
    pause = FIRST_PAUSE_MILLISECONDS;
    if (event.type === HEARTBEAT) heartbeat = nextHeartbeat(event.data) ?? heartbeat;
    after(HEARTBEATS_UNTIL_SILENT * heartbeat, fallSilent);
    onHeard(event);
  };
  const connect = () => {
    disconnect();
    const opened = open();
    source = opened;
    after(LONGEST_CONNECTING_MILLISECONDS, fallSilent);
    for (const name of [HEARTBEAT, ...events]) opened.addEventListener(name, hear);
    opened.addEventListener('error', () => {
      onLost();
      if (opened.readyState === opened.CLOSED) tryLater();
      else after(LONGEST_CONNECTING_MILLISECONDS, fallSilent);
    });
  };
  return { start: connect, stop: disconnect };
}

/** In how many milliseconds the next heartbeat comes, where this one says it. */
function nextHeartbeat(data: unknown): number | undefined {
  const said = /^\{"next_ms":(\d{1,7})\}$/.exec(String(data))?.[1];
  return said === undefined ? undefined : Number(said);
}
