import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { parseEnvelope, type DataCategory, type EnvelopeItem, type TransactionEvent } from '../../core/index';
import type { SelfSignedCertificate } from './self-signed-certificate';

/** One transaction or error as it came over the wire. */
export interface ReceivedEvent {
  path: string;
  headers: http.IncomingHttpHeaders;
  /** The headers of its envelope. */
  envelope: Readonly<Record<string, unknown>>;
  item: EnvelopeItem['headers'];
  event: TransactionEvent;
}

/** What clients say that they have lost: how much, by reason and category. */
export type ReportedLosses = Readonly<Record<string, Partial<Record<DataCategory, number>>>>;

export interface FakeCollector {
  dsn: string;
  port: number;
  received: readonly ReceivedEvent[];
  /** How many requests have come. */
  requests(): number;
  /** Over how many connections. */
  connections(): number;
  /** The sums of all client reports, each counted once. */
  reportedLosses(): ReportedLosses;
  /** The code of the answers from now on; `hangs` accepts requests and never answers. */
  answerWith(answer: number | 'hangs', headers?: http.OutgoingHttpHeaders): void;
  stop(): Promise<void>;
}

export interface FakeCollectorOptions {
  /** How many events it says that it takes in one envelope; nothing is said by default. */
  batch?: number;
  /** Makes it speak https. */
  certificate?: SelfSignedCertificate;
}

/** A real server that takes envelopes as a collector would, for specs of what really goes over the wire. */
export async function startFakeCollector(options: FakeCollectorOptions = {}): Promise<FakeCollector> {
  const { batch, certificate } = options;
  const received: ReceivedEvent[] = [];
  const reports = new Map<unknown, ClientReport>();
  const announcement = batch === undefined ? {} : { 'x-clew-batch': String(batch) };
  let answer: number | 'hangs' = 200;
  let answerHeaders: http.OutgoingHttpHeaders = {};
  let requests = 0;
  let connections = 0;

  function accept(request: http.IncomingMessage, body: Buffer): void {
    const { headers, items } = parseEnvelope(body);
    for (const { headers: item, payload } of items) {
      const content: unknown = JSON.parse(new TextDecoder().decode(payload));
      if (item.type === 'client_report') reports.set(item['report_id'], content as ClientReport);
      else {
        const [path = '', event] = [request.url, content as TransactionEvent];
        received.push({ path, headers: request.headers, envelope: headers, item, event });
      }
    }
  }

  function answerTo(request: http.IncomingMessage, response: http.ServerResponse): void {
    const parts: Buffer[] = [];
    request.on('error', () => undefined);
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      requests += 1;
      if (answer === 'hangs') return;
      if (answer < 300) accept(request, Buffer.concat(parts));
      response.writeHead(answer, { ...announcement, ...answerHeaders }).end('{}');
    });
  }

  const server = certificate ? https.createServer(certificate, answerTo) : http.createServer(answerTo);
  server.on('connection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    dsn: `${certificate ? 'https' : 'http'}://0123456789abcdef0123456789abcdef@127.0.0.1:${port}/1`,
    port,
    received,
    requests: () => requests,
    connections: () => connections,
    reportedLosses: () => sumsOf([...reports.values()]),
    answerWith(next, headers = {}) {
      answer = next;
      answerHeaders = headers;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface ClientReport {
  discarded_events: { reason: string; category: DataCategory; quantity: number }[];
}

function sumsOf(reports: readonly ClientReport[]): ReportedLosses {
  const sums: Record<string, Partial<Record<DataCategory, number>>> = {};
  for (const { reason, category, quantity } of reports.flatMap((report) => report.discarded_events)) {
    const ofReason = (sums[reason] ??= {});
    ofReason[category] = (ofReason[category] ?? 0) + quantity;
  }
  return sums;
}
