import { beforeAll, describe, expect, it } from '@jest/globals';
import { runningCollector } from '../../testing/running-collector';
import { NOW, spanPayload, transactionPayload, uniqueId } from '../../testing/wire-fixtures';
import type { ServiceMapResponse } from './service-map-response';

const collector = runningCollector();

/** A call from the page to the api, which asks the database: 10 ms each, or fails. */
async function sendCheckout({ start, status = 'ok' }: { start: number; status?: string }): Promise<void> {
  const traceId = uniqueId();
  const [click, query] = [uniqueId(16), uniqueId(16)];
  const at = { start_timestamp: start, timestamp: start + 0.01, trace_id: traceId };
  const shared = { traceId, start, durationMs: 10 };
  const called = { ...shared, name: 'POST /checkout', parentSpanId: click, status };
  const child = (span_id: string) => [spanPayload({ ...at, span_id })];
  await collector.send('web', transactionPayload({ ...shared, name: 'shop', spans: child(click) }));
  await collector.send('api', transactionPayload({ ...called, spans: child(query) }));
  await collector.send('db-service', transactionPayload({ ...shared, name: 'query', parentSpanId: query }));
}

beforeAll(async () => {
  await sendCheckout({ start: NOW - 100 });
  await sendCheckout({ start: NOW - 50, status: 'internal_error' });
  await collector.send(
    'api',
    transactionPayload({ name: 'lost', parentSpanId: uniqueId(16), start: NOW - 40 }),
  );
  await collector.send('web', { event_id: uniqueId(), timestamp: NOW - 30, message: 'no transaction' });
});

const map = async (parameters: string) =>
  (await collector.get(`/api/0/service-map/?${parameters}`)).body as ServiceMapResponse;
const drawn = ({ calls }: ServiceMapResponse) =>
  calls.map(({ caller, called, count, failure_count }) => `${caller} > ${called} ${count} ${failure_count}`);

describe('the service map', () => {
  it('has each call between services, with how many, how many failed and how long they took', async () => {
    const { calls } = await map('statsPeriod=1h');
    const figures = { p50: 10, p95: 10, too_few: { p50: true, p95: true } };
    expect(calls).toEqual([
      {
        ...{ caller: 'web', called: 'api', count: 2, failure_count: 1, ...figures },
        extrapolated: { count: 2, failure_count: 1 },
      },
      {
        ...{ caller: 'api', called: 'db-service', count: 2, failure_count: 0, ...figures },
        extrapolated: { count: 2, failure_count: 0 },
      },
    ]);
  });

  it('has each service, with where traces enter and what nobody known has called', async () => {
    const { services, meta } = await map('statsPeriod=1h');
    const counted = services.map(({ project, count, entries, orphans }) => [
      project,
      count,
      entries,
      orphans,
    ]);
    expect(counted).toEqual([
      ['api', 3, 0, 1],
      ['db-service', 2, 0, 0],
      ['web', 2, 2, 0],
    ]);
    expect(meta.transactions).toEqual({ found: 7, read: 7 });
  });

  it.each([
    ['a window', `start=${NOW - 60}&end=${NOW - 10}`, ['web > api 1 1', 'api > db-service 1 0']],
    ['a search, whoever the caller is', 'query=transaction.status:internal_error', ['web > api 1 1']],
    ['a project, whoever the caller is', 'project=db-service', ['api > db-service 2 0']],
    ['a search of errors, which nobody calls', 'query=event.type:error', []],
    ['a project that is unknown', 'project=nothing', []],
  ])('is of the transactions of %s', async (_which, parameters, expected) => {
    expect(drawn(await map(parameters))).toEqual(expected);
  });

  it('has a service of which only calls were found', async () => {
    const { services } = await map('project=db-service');
    expect(services.map(({ project, count }) => [project, count])).toEqual([
      ['api', 0],
      ['db-service', 2],
    ]);
  });

  it.each([
    ['query=count():>1', 'query: a condition on a function filters groups, and there are none here'],
    ['query=(', expect.stringMatching(/^query: at column 2: expected/)],
    ['statsPeriod=91d', 'statsPeriod: the window is longer than 90 days'],
  ])('refuses %s', async (parameters, detail) => {
    expect(await collector.get(`/api/0/service-map/?${parameters}`)).toEqual({
      status: 400,
      body: { detail },
    });
  });
});
