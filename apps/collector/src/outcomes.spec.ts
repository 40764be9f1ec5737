import path from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import {
  killLeftOverCollectors,
  startProcess,
  stopProcess,
  type CollectorProcess,
} from './testing/collector-process';
import { scratchDirectory } from './testing/scratch-directory';
import { envelopeOf, spanPayload, transactionPayload, uniqueId } from './testing/wire-fixtures';

const scratch = scratchDirectory();
const environment = { CLEW_PROJECTS: 'web:publickey,api:otherkey' };
killLeftOverCollectors();
jest.setTimeout(60_000);

async function send({ url }: CollectorProcess, body: Uint8Array | string): Promise<number> {
  const address = `${url}/api/1/envelope/?sentry_key=publickey`;
  const response = await fetch(address, { method: 'POST', body: Buffer.from(body) });
  await response.arrayBuffer();
  return response.status;
}

async function projectsOf({ url }: CollectorProcess): Promise<Record<string, unknown>[]> {
  const stats = (await (await fetch(`${url}/api/0/stats/`)).json()) as {
    projects: Record<string, unknown>[];
  };
  return stats.projects;
}

/** Everything that the web project is offered here, each kind acknowledged with 200. */
async function offer(collector: CollectorProcess): Promise<void> {
  const whole = transactionPayload({ spans: [spanPayload(), spanPayload(), null, { span_id: 'x' }] });
  const early = transactionPayload({ start: 7, spans: [spanPayload()] });
  const report = { discarded_events: [{ reason: 'sample_rate', category: 'transaction', quantity: 3 }] };
  const bodies = [
    envelopeOf(whole),
    envelopeOf(whole),
    envelopeOf(early),
    envelopeOf({ event_id: uniqueId(), message: 'no yarn' }),
    '{}\n{"type":"session"}\n{}\n{"type":"transaction"}\nyarn',
    `{}\n{"type":"client_report"}\n${JSON.stringify(report)}`,
  ];
  for (const body of bodies) expect(await send(collector, body)).toBe(200);
}

const EXPECTED = {
  project: 'web',
  stored: 2,
  accepted: 2,
  duplicates: 1,
  pruned: 0,
  dropped: { timestamp: 1, unknown_item: 1, invalid_json: 1 },
  repaired: { span_invalid: 4 },
  client_discards: { 'sample_rate:transaction': 3 },
  categories: {
    error: { accepted: 1, duplicates: 0, pruned: 0, dropped: {}, held: 0 },
    session: { accepted: 0, duplicates: 0, pruned: 0, dropped: { unknown_item: 1 }, held: 0 },
    // A transaction of two usable children and two others, twice; one of one child; one that cannot be read.
    span: {
      accepted: 3,
      duplicates: 3,
      pruned: 0,
      dropped: { span_invalid: 4, timestamp: 2, invalid_json: 1 },
      held: 0,
    },
    transaction: {
      accepted: 1,
      duplicates: 1,
      pruned: 0,
      dropped: { timestamp: 1, invalid_json: 1 },
      held: 0,
    },
  },
};

describe('what became of everything that was offered', () => {
  it('is counted by project and category, and known after a kill and after a stop', async () => {
    const directory = path.join(scratch, 'data');
    const first = await startProcess(directory, environment);
    await offer(first);
    expect((await projectsOf(first))[0]).toEqual(EXPECTED);
    await stopProcess(first, 'SIGKILL');

    const second = await startProcess(directory, environment);
    expect((await projectsOf(second))[0]).toEqual(EXPECTED);
    expect(await send(second, 'yarn')).toBe(400);
    const dropped = { ...EXPECTED.dropped, invalid_envelope: 1 };
    expect((await projectsOf(second))[0]).toMatchObject({ dropped });
    expect(await stopProcess(second, 'SIGTERM')).toBe(0);

    const third = await startProcess(directory, environment);
    const [web, api] = await projectsOf(third);
    expect(web).toMatchObject({ dropped, categories: { default: { dropped: { invalid_envelope: 1 } } } });
    expect(api).toMatchObject({ accepted: 0, dropped: {}, categories: {} });
    await stopProcess(third, 'SIGTERM');
  });

  it('is shown to Prometheus, and not by the health of the process', async () => {
    const collector = await startProcess(path.join(scratch, 'shown'), environment);
    await offer(collector);
    const response = await fetch(`${collector.url}/metrics`);
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
    const lines = (await response.text()).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        '# TYPE clew_outcomes_total counter',
        'clew_outcomes_total{project="web",category="transaction",outcome="accepted"} 1',
        'clew_outcomes_total{project="web",category="span",outcome="dropped",reason="span_invalid"} 4',
        'clew_client_discards_total{project="web",category="transaction",outcome="client_discard",reason="sample_rate"} 3',
        'clew_writable 1',
        'clew_overloaded 0',
      ]),
    );
    for (const address of ['/healthz', '/readyz']) {
      expect(await (await fetch(collector.url + address)).json()).toEqual(
        address === '/healthz' ? { ok: true } : { ready: true },
      );
    }
    await stopProcess(collector, 'SIGTERM');
  });
});
