import type { Request, RequestHandler, Response } from 'express';
import type { Visit } from '../../access/request/gate';
import { chosenProjects } from '../chosen-events';
import { QueryError } from '../query-error';
import type { LiveStream, Missed, StreamedEvent, StreamReader } from './live-stream';

const MOST_STREAMS = 200;
const MOST_STREAMS_OF_ONE_READER = 20;
const MOST_UNREAD_BYTES = 1024 * 1024;
const RECONNECT_MS = 1_000;

/** Who wants to follow, which of the projects (none named are all), and after which position (absent: from now on). */
type AskedStream = Visit & { wanted: readonly string[]; after: string | null };

/** A live stream, and how often it says that it is there. */
export interface StreamSource {
  stream: LiveStream;
  heartbeatMs: number;
}

/**
 * `GET /api/0/stream/`: server-sent events. `transaction` and `error-event` after each commit; `gap` when the reader missed
 * some (it was too slow, or resumes from too long ago): it should ask the query API again. A `heartbeat` at once and then at
 * regular times keeps the connection, and tells those who hear none that it is dead; it says in how many milliseconds the
 * next one comes. `after` and, before it, `Last-Event-ID` resume. It ends when the reader is revoked or may see something
 * else; the next try tells.
 */
export function streamRoute(
  { stream, heartbeatMs }: StreamSource,
  asked: (request: Request) => AskedStream,
): RequestHandler {
  const turns = new StreamTurns(stream);
  return function streamEvents(request: Request, response: Response) {
    const { reader, projects, wanted, after } = asked(request);
    const leave = turns.take(reader.name);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(`retry: ${RECONNECT_MS}\n\n`);
    const projectIds = new Set(chosenProjects(wanted, projects));
    const connection = new ResponseReader(response, { projectIds, position: () => stream.position() });
    connection.heartbeat(heartbeatMs);
    const last = request.get('last-event-id') ?? after;
    if (last !== null) connection.resume(stream.missedSince(last, projectIds));
    const stop = stream.follow(connection);
    const heartbeat = setInterval(() => connection.heartbeat(heartbeatMs), heartbeatMs);
    const shutOut = () => connection.shutOut();
    reader.ended.addEventListener('abort', shutOut);
    response.once('close', () => {
      reader.ended.removeEventListener('abort', shutOut);
      clearInterval(heartbeat);
      stop();
      leave();
    });
    // Nobody reads what follows a head alone.
    if (request.method === 'HEAD') connection.end();
  };
}

/** How many streams are open, of all and of each reader; throws a `QueryError` for one too many. */
class StreamTurns {
  readonly #open = new Map<string, number>();

  constructor(private readonly stream: Pick<LiveStream, 'readerCount'>) {}

  /** The default reader is many people. */
  take(name: string | null): () => void {
    const own = name === null ? 0 : (this.#open.get(name) ?? 0);
    if (own >= MOST_STREAMS_OF_ONE_READER || this.stream.readerCount >= MOST_STREAMS) {
      throw new QueryError(429, 'too many streams are open');
    }
    if (name === null) return () => undefined;
    this.#open.set(name, own + 1);
    return () => this.#leave(name);
  }

  #leave(name: string): void {
    const left = (this.#open.get(name) ?? 0) - 1;
    if (left > 0) this.#open.set(name, left);
    else this.#open.delete(name);
  }
}

interface ReaderOptions {
  projectIds: ReadonlySet<number>;
  /** Where the stream is now. */
  position: () => string;
}

/** Writes to one connection; a reader that does not keep up misses events and is told so. */
class ResponseReader implements StreamReader {
  #lagging = false;

  constructor(
    private readonly response: Response,
    private readonly options: ReaderOptions,
  ) {
    response.on('drain', () => this.#catchUp());
  }

  deliver({ id, name, projectId, data }: StreamedEvent): void {
    if (!this.options.projectIds.has(projectId) || this.response.writableEnded) return;
    if (this.response.writableLength > MOST_UNREAD_BYTES) this.#lagging = true;
    if (!this.#lagging) this.response.write(`id: ${id}\nevent: ${name}\ndata: ${data}\n\n`);
  }

  resume({ events, gap }: Missed): void {
    if (gap) this.#writeGap();
    for (const event of events) this.deliver(event);
  }

  miss(): void {
    if (!this.#lagging && !this.response.writableEnded) this.#writeGap();
  }

  /** An event, since browsers keep comments to themselves. */
  heartbeat(nextMs: number): void {
    if (this.#lagging || this.response.writableEnded) return;
    this.response.write(`event: heartbeat\ndata: {"next_ms":${nextMs}}\n\n`);
  }

  /** The reader is to come back: to this process's successor, or as whom it is now. */
  end(): void {
    if (!this.response.writableEnded) this.response.end(`retry: ${RECONNECT_MS}\n\n`);
  }

  /** What waits to be read is no longer for this reader. */
  shutOut(): void {
    if (this.response.writableLength > 0) this.response.destroy();
    else this.end();
  }

  #catchUp(): void {
    if (!this.#lagging || this.response.writableEnded) return;
    this.#lagging = false;
    this.#writeGap();
  }

  #writeGap(): void {
    // Whoever asks again now has what came before, and need not be told of this gap another time.
    this.response.write(`id: ${this.options.position()}\nevent: gap\ndata: {}\n\n`);
  }
}
