import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { killLeftOverPrograms } from './child-program';
import type { ServiceOfChain } from './run-chain';

/** One envelope as it was reported. */
interface Report {
  project: string | undefined;
  body: Uint8Array;
}

/** Records what our SDK reports as it is, for readers of envelopes other than ours. */
export interface RecordingServer {
  environmentOf(service: ServiceOfChain): Record<string, string>;
  /** What this test's programs have reported, in order. */
  readonly reports: readonly Report[];
  /** Refuses the next request with this code, before it accepts again; resolves when it has. */
  refuseOnce(statusCode: number): Promise<void>;
  /** Tells this test's programs that so many events may be in one envelope, as our collector does. */
  takeTogether(mostEvents: number): void;
  /** Resolves with the next report of this project. */
  nextOf(project: string): Promise<Report>;
}

export function recordingServer(): RecordingServer {
  const projects: string[] = [];
  const reports: Report[] = [];
  const awaited = new Map<string, (report: Report) => void>();
  let batch = '1';
  let refusal: { statusCode: number; resolve: () => void } | undefined;
  let url = '';
  const server = createServer((request, response) => void take(request, response));
  beforeAll(async () => {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    reports.length = 0;
    refusal = undefined;
    batch = '1';
    awaited.clear();
  });
  afterAll(() => {
    killLeftOverPrograms();
    server.close();
    server.closeAllConnections();
  });

  async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = Buffer.concat(parts);
    const [path = ''] = (request.url ?? '').split('?');
    const projectId = /^\/api\/(\d+)\/envelope\/$/.exec(path)?.[1];
    const project = projects[Number(projectId) - 1];
    if (refusal) {
      response.writeHead(refusal.statusCode).end('{}', refusal.resolve);
      refusal = undefined;
      return;
    }
    const report = { project, body: request.headers['content-encoding'] ? gunzipSync(body) : body };
    reports.push(report);
    response.writeHead(200, { 'access-control-allow-origin': '*', 'x-clew-batch': batch }).end('{}');
    awaited.get(project ?? '')?.(report);
  }

  function dsn(project: string): string {
    if (!projects.includes(project)) projects.push(project);
    return `${url.replace('//', '//key@')}/${projects.indexOf(project) + 1}`;
  }

  return {
    environmentOf: ({ name }) => ({ DSN: dsn(name) }),
    reports,
    takeTogether: (mostEvents) => void (batch = String(mostEvents)),
    nextOf: (project) => new Promise((resolve) => awaited.set(project, resolve)),
    refuseOnce: (statusCode) => new Promise((resolve) => (refusal = { statusCode, resolve })),
  };
}
