import type { Request, RequestHandler, Response } from 'express';
import type { Visit } from '../../access/request/gate';
import { chosenProjects } from '../chosen-events';
import { QueryError } from '../query-error';
import type { LiveStream, Missed, StreamedTransaction, StreamReader } from './live-stream';

const HEARTBEAT_MS = 15_000;
const MOST_STREAMS = 200;
const MOST_STREAMS_OF_ONE_READER = 20;
const MOST_UNREAD_BYTES = 1024 * 1024;
const RECONNECT_MS = 1_000;

/** Who wants to follow, and which of the projects; none named are all. */
type AskedStream = Visit & { wanted: readonly string[] };

/**
 * `GET /api/0/stream/`: server-sent events. `transaction` after each commit; `gap` when the reader missed some (it was
 * too slow, or resumes from too long ago): it should ask the query API again. A comment every 15 seconds keeps the
 * connection; `Last-Event-ID` resumes. It ends when the reader is revoked or may see something else; the next try tells.
 */
export function streamRoute(stream: LiveStream, asked: (request: Request) => AskedStream): RequestHandler {
  const turns = new StreamTurns(stream);
  return function streamTransactions(request: Request, response: Response) {
    const { reader, projects, wanted } = asked(request);
    const leave = turns.take(reader.name);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(`retry: ${RECONNECT_MS}\n\n`);
    const projectIds = new Set(chosenProjects(wanted, projects));
    const connection = new ResponseReader(response, projectIds);
    const lastId = request.get('last-event-id');
    if (lastId !== undefined) connection.resume(stream.missedSince(lastId, projectIds));
    const stop = stream.follow(connection);
    const heartbeat = setInterval(() => connection.heartbeat(), HEARTBEAT_MS);
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

/** Writes to one connection; a reader that does not keep up misses transactions and is told so. */
class ResponseReader implements StreamReader {
  #lagging = false;

  constructor(
    private readonly response: Response,
    private readonly projectIds: ReadonlySet<number>,
  ) {
    response.on('drain', () => this.#catchUp());
  }

  deliver(transaction: StreamedTransaction): void {
    if (!this.projectIds.has(transaction.projectId) || this.response.writableEnded) return;
    if (this.response.writableLength > MOST_UNREAD_BYTES) this.#lagging = true;
    if (!this.#lagging) {
      this.response.write(`id: ${transaction.id}\nevent: transaction\ndata: ${transaction.data}\n\n`);
    }
  }

  resume({ transactions, gap }: Missed): void {
    if (gap) this.#writeGap();
    for (const transaction of transactions) this.deliver(transaction);
  }

  miss(): void {
    if (!this.#lagging && !this.response.writableEnded) this.#writeGap();
  }

  heartbeat(): void {
    if (!this.#lagging && !this.response.writableEnded) this.response.write(':\n\n');
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
    this.response.write('event: gap\ndata: {}\n\n');
  }
}
