import type { Request, RequestHandler, Response } from 'express';
import type { Project } from '../../projects/project-directory';
import { QueryError } from '../query-error';
import type { LiveStream, StreamedTransaction, StreamReader } from './live-stream';

const HEARTBEAT_MS = 15_000;
const MOST_READERS = 200;
const MOST_UNREAD_BYTES = 1024 * 1024;
const RECONNECT_MS = 1_000;

/**
 * `GET /api/0/stream/`: server-sent events. `transaction` after each commit; `gap` when the reader missed some (it was
 * too slow, or resumes from too long ago): it should ask the query API again. A comment every 15 seconds keeps the
 * connection; `Last-Event-ID` resumes.
 */
export function streamRoute(
  stream: LiveStream,
  visible: (request: Request) => readonly Project[],
): RequestHandler {
  return function streamTransactions(request: Request, response: Response) {
    if (stream.readerCount >= MOST_READERS) throw new QueryError(429, 'too many streams are open');
    const projectIds = new Set(visible(request).map(({ id }) => id));
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    response.write(`retry: ${RECONNECT_MS}\n\n`);
    const reader = new ResponseReader(response, projectIds);
    const lastId = request.get('last-event-id');
    if (lastId !== undefined) reader.resume(stream.missedSince(lastId));
    const stop = stream.follow(reader);
    const heartbeat = setInterval(() => reader.heartbeat(), HEARTBEAT_MS);
    response.once('close', () => {
      clearInterval(heartbeat);
      stop();
    });
  };
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
    if (!this.projectIds.has(transaction.projectId)) return;
    if (this.response.writableLength > MOST_UNREAD_BYTES) this.#lagging = true;
    if (!this.#lagging) {
      this.response.write(`id: ${transaction.id}\nevent: transaction\ndata: ${transaction.data}\n\n`);
    }
  }

  resume({ transactions, gap }: { transactions: readonly StreamedTransaction[]; gap: boolean }): void {
    if (gap) this.#writeGap();
    for (const transaction of transactions) this.deliver(transaction);
  }

  heartbeat(): void {
    if (!this.#lagging) this.response.write(':\n\n');
  }

  /** The reader is to come back, to this process's successor. */
  end(): void {
    this.response.end(`retry: ${RECONNECT_MS}\n\n`);
  }

  #catchUp(): void {
    if (!this.#lagging) return;
    this.#lagging = false;
    this.#writeGap();
  }

  #writeGap(): void {
    this.response.write('event: gap\ndata: {}\n\n');
  }
}
