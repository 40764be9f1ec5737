import { describe, expect, it } from '@jest/globals';
import { parseEnvelope, serializeEnvelope } from '@sentry/core';
import { recordingServer } from '../harness/recording-server';
import { ours, startChain } from '../harness/run-chain';

const recorder = recordingServer();

type OfficialItem = [headers: { type: string }, payload: unknown];

describe("what our SDK sends, read by the official package's own parser", () => {
  it('is transactions, errors, and reports of what was lost', async () => {
    const service = await startChain([ours('api', 1)], (service) => recorder.environmentOf(service));
    const refused = recorder.refuseOnce(413);
    await fetch(service.url);
    await refused;
    await fetch(service.url);
    await fetch(`${service.url}/failure`);
    await service.stop();

    const items = officiallyRead().flatMap(([, itemsOfOne]) => itemsOfOne as OfficialItem[]);
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
    expect(envelopes.map((envelope) => parseEnvelope(serializeEnvelope(envelope)))).toEqual(envelopes);
  });

  function officiallyRead() {
    return recorder.reports.map(({ body }) => parseEnvelope(body));
  }
});
