import { describe, expect, it } from '@jest/globals';
import { parseEnvelope, serializeEnvelope, type Envelope } from '@sentry/core';
import { pageSite } from '../harness/page-site';
import { recordingServer } from '../harness/recording-server';
import { ours, startChain } from '../harness/run-chain';

const recorder = recordingServer();
const site = pageSite();

type OfficialItem = [headers: { type: string }, payload: unknown];
const itemsOf = ([, items]: Envelope) => items as OfficialItem[];
const writtenAgain = (envelope: Envelope) => parseEnvelope(serializeEnvelope(envelope));

describe("what our SDK sends, read by the official package's own parser", () => {
  it('is transactions, errors, and reports of what was lost', async () => {
    const service = await startChain([ours('api', 1)], (service) => recorder.environmentOf(service));
    const refused = recorder.refuseOnce(413);
    await fetch(service.url);
    await refused;
    await fetch(service.url);
    await fetch(`${service.url}/failure`);
    await service.stop();

    const items = officiallyRead().flatMap(itemsOf);
    const payloads = (wanted: string) =>
      items.filter(([{ type }]) => type === wanted).map(([, payload]) => payload);
    expect(items).toHaveLength(4);
    expect(payloads('transaction')).toMatchObject([
      { type: 'transaction', transaction: 'GET /', contexts: { trace: { status: 'ok' } } },
      { type: 'transaction', transaction: 'GET /failure', contexts: { trace: { status: 'internal_error' } } },
    ]);
    expect(payloads('event')).toMatchObject([
      { exception: { values: [{ type: 'RangeError', value: 'this route always fails' }] } },
    ]);
    expect(payloads('client_report')).toMatchObject([
      {
        discarded_events: [
          { category: 'transaction', quantity: 1, reason: 'send_error' },
          { category: 'span', quantity: 1, reason: 'send_error' },
        ],
      },
    ]);
  });

  it('is the same after the official package has written it again', async () => {
    const service = await startChain([ours('api', 1)], (service) => recorder.environmentOf(service));
    await fetch(service.url);
    await service.stop();

    const envelopes = officiallyRead();
    expect(envelopes).toHaveLength(1);
    expect(envelopes.map(writtenAgain)).toEqual(envelopes);
  });

  it('is several transactions and errors at once, where the server says that it takes them together', async () => {
    recorder.takeTogether(100);
    const service = await startChain([ours('api', 1)], (service) => recorder.environmentOf(service));
    const first = recorder.nextOf('api');
    await fetch(service.url);
    await first;
    for (const path of ['', '/failure', '']) await fetch(service.url + path);
    await service.stop();

    const envelopes = officiallyRead();
    const types = envelopes.map((envelope) => itemsOf(envelope).map(([{ type }]) => type));
    expect(types).toEqual([['transaction'], ['transaction', 'event', 'transaction', 'transaction']]);
    expect(envelopes.map(writtenAgain)).toEqual(envelopes);
  });

  it('is the same from a page', async () => {
    const web = ours('web', 1);
    const reported = recorder.nextOf(web.name);
    const dsn = String(recorder.environmentOf(web)['DSN']);
    await site.open('clew', { dsn, apiUrl: site.origin, tracesSampleRate: 1 });
    await reported;
    await site.closePages();

    const [envelope, ...others] = officiallyRead();
    expect(others).toEqual([]);
    expect(envelope?.[0]).toMatchObject({ sdk: { name: expect.any(String) }, trace: { sampled: 'true' } });
    expect(envelope && itemsOf(envelope)).toMatchObject([
      [{ type: 'transaction' }, { type: 'transaction', contexts: { trace: { op: 'pageload' } } }],
    ]);
    expect(envelope && writtenAgain(envelope)).toEqual(envelope);
  });

  function officiallyRead() {
    return recorder.reports.map(({ body }) => parseEnvelope(body));
  }
});
