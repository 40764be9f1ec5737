import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readTransactions } from './read-transactions';
import type { RecordedTraces } from './recorded-traces';
import type { ReceivedTransaction } from './received-transaction';

export interface RecorderServer {
  url: string;
  close(): Promise<void>;
}

interface Recording {
  traces: RecordedTraces;
  /** The slug of a project; undefined where there is none of that id. */
  projectOf: (projectId: string) => string | undefined;
  followers: Set<ServerResponse>;
}

/**
 * Listens on a free port of the loopback interface, in a collector's words: takes envelopes, and answers with traces
 * and with the stream of what arrives, so that whatever waits for a collector can wait for a recorder.
 */
export async function serveRecorder(recording: Omit<Recording, 'followers'>): Promise<RecorderServer> {
  const followers = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    // A browser's SDK reports from the origin of its page.
    response.setHeader('access-control-allow-origin', '*');
    answer({ ...recording, followers }, request, response).catch((error: unknown) =>
      answerJson(response, 400, { detail: error instanceof Error ? error.message : String(error) }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(
  recording: Recording,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [path = ''] = (request.url ?? '').split('?');
  const projectId = /^\/api\/(\d+)\/envelope\/$/.exec(path)?.[1];
  const traceId = /^\/api\/0\/traces\/(\w+)\/$/.exec(path)?.[1];
  if (request.method === 'POST' && projectId !== undefined) {
    await takeEnvelope(recording, projectId, { request, response });
  } else if (request.method === 'GET' && path === '/api/0/stream/') {
    follow(recording, response);
  } else if (request.method === 'GET' && traceId !== undefined) {
    const trace = recording.traces.traceOf(traceId);
    answerJson(
      response,
      trace === undefined ? 404 : 200,
      trace ?? { detail: 'nothing of this trace was recorded' },
    );
  } else {
    answerJson(response, 404, { detail: 'a trace recorder has no such address' });
  }
}

async function takeEnvelope(
  { traces, projectOf, followers }: Recording,
  projectId: string,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): Promise<void> {
  const project = projectOf(projectId);
  if (project === undefined) {
    answerJson(response, 404, { detail: `the recorder has given out no DSN for project ${projectId}` });
    return;
  }
  for (const received of await readTransactions(request, project)) {
    traces.record(received);
    for (const follower of followers) follower.write(streamed(received));
  }
  answerJson(response, 200, {});
}

function follow({ followers }: Recording, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.flushHeaders();
  followers.add(response);
  response.on('close', () => followers.delete(response));
}

function streamed({ traceId, transaction: { project, event_id, transaction } }: ReceivedTransaction): string {
  const data = JSON.stringify({ project, event_id, trace_id: traceId, transaction });
  return `event: transaction\ndata: ${data}\n\n`;
}

function answerJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
