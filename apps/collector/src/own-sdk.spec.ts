import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { init, type NodeTracing } from '@clew/tracing/node';
import { startFaultyProxy, type FaultyProxy } from '@clew/tracing/testing';
import { runningCollector } from './testing/running-collector';

const collector = runningCollector();
let tracing: NodeTracing;
let proxy: FaultyProxy | undefined;

afterEach(async () => {
  await tracing.close();
  await proxy?.stop();
});

/** Traces as a service of this project would. */
function trace(project: string, port = new URL(collector.url()).port): NodeTracing {
  const url = new URL(collector.url());
  url.username = collector.key(project);
  url.port = port;
  const projectId = { web: 1, api: 2, worker: 3 }[project];
  tracing = init({
    dsn: `${url.origin.replace('//', `//${url.username}@`)}/${projectId}`,
    tracesSampleRate: 1,
  });
  return tracing;
}

function finishTransactions({ tracer }: NodeTracing, count: number): void {
  for (let index = 0; index < count; index += 1) {
    tracer.startSpan({ transaction: 'knit' }, () => tracer.startSpan({ op: 'purl' }, () => undefined));
  }
}

async function statsOf(project: string): Promise<Record<string, unknown>> {
  const { body } = await collector.get('/api/0/stats/');
  const { projects } = body as { projects: ({ project: string } & Record<string, unknown>)[] };
  return projects.find((stats) => stats.project === project) ?? {};
}

/** So many characters of JSON, in texts that are not cut. */
const textsOf = (characters: number): string[] =>
  Array.from({ length: Math.floor(characters / 8192) }, () => 'x'.repeat(8189));

describe('the SDK of this repository', () => {
  it('delivers a thousand transactions that finish in one tick in a few requests', async () => {
    let requests = 0;
    const count = (message: unknown) => {
      if ((message as { request: ClientRequest }).request.path === '/api/1/envelope/') requests += 1;
    };
    subscribe('http.client.request.start', count);
    const { close } = trace('web');
    finishTransactions(tracing, 1000);
    expect(await close(20_000)).toBe(true);
    unsubscribe('http.client.request.start', count);
    expect(requests).toBeLessThanOrEqual(25);
    expect(await statsOf('web')).toMatchObject({
      accepted: 1000,
      stored: 1000,
      dropped: {},
      client_discards: {},
    });
  });

  it('loses a transaction that is larger than a server takes, reports that, and delivers the others', async () => {
    const { tracer, flush, close } = trace('worker');
    const before = tracer.startTransaction({ name: 'just small enough' });
    before.startChild({ data: { texts: textsOf(1024 * 1024 - 2000) } }).finish();
    before.finish();
    expect(await flush(20_000)).toBe(true);
    const large = tracer.startTransaction({ name: 'large' });
    for (let span = 0; span < 9; span += 1) {
      large.startChild({ data: { texts: textsOf(128 * 1024) } }).finish();
    }
    large.finish();
    expect(await flush(20_000)).toBe(false);
    tracer.startSpan({ transaction: 'after it' }, () => undefined);
    expect(await close(20_000)).toBe(true);
    expect(await statsOf('worker')).toMatchObject({
      stored: 2,
      client_discards: { 'send_error:transaction': 1, 'send_error:span': 10 },
    });
  });

  it('reports after an outage what it has lost, once', async () => {
    proxy = await startFaultyProxy(Number(new URL(collector.url()).port));
    const { close, flush } = trace('api', String(proxy.port));
    await proxy.set('loses answers');
    finishTransactions(tracing, 1300);
    expect(await flush(5000)).toBe(false);
    await proxy.set('passes');
    expect(await close(20_000)).toBe(true);
    const { stored, client_discards } = await statsOf('api');
    expect([stored, client_discards]).toEqual([
      1000,
      { 'queue_overflow:transaction': 300, 'queue_overflow:span': 600 },
    ]);
  });
});
