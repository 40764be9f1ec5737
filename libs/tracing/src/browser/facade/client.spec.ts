/** @jest-environment jsdom */
import { describe, expect, it, jest } from '@jest/globals';
import { pageWithCollector } from '../../testing/pages/page-with-collector';
import { Integrations } from '../apm';
import * as Sentry from '../sentry';

const { dsn, sent, errors, pass } = pageWithCollector(() => Sentry.close());
const hub = Sentry.getCurrentHub();

function start(options: Sentry.SentryOptions = {}): void {
  Sentry.init({ dsn, tracesSampleRate: 1, ...options });
}

async function namesSent(): Promise<string[]> {
  await pass(500);
  return sent.map(({ transaction }) => transaction);
}

describe('a page that Sentry.init has set up', () => {
  it('samples by a function, in place of the rate and without one', async () => {
    for (const tracesSampleRate of [1, undefined]) {
      sent.length = 0;
      const tracesSampler = ({ name }: { name: string }) => (name === 'wanted' ? 1 : 0);
      start({ tracesSampleRate, tracesSampler });
      for (const transaction of ['wanted', 'other']) hub.startSpan({ transaction })?.finish();
      expect(await namesSent()).toEqual(['wanted']);
    }
  });

  it('traces page loads where there is a sampler and no rate', async () => {
    const integrations = [new Integrations.Tracing()];
    start({ tracesSampleRate: undefined, tracesSampler: ({ op }) => op === 'pageload', integrations });
    expect(await namesSent()).toEqual(['http://localhost/']);
  });

  it('goes on without an integration that throws, and says so', async () => {
    const warn = jest.spyOn(console, 'warn').mockReturnValue(undefined);
    const fail = (): never => {
      throw new Error('of the integration');
    };
    const failing = [
      { name: 'begins', setup: fail },
      { name: 'stops', setup: () => fail },
    ];
    start({ integrations: [...failing, new Integrations.Tracing()] });
    const closed = Sentry.close();
    expect(await namesSent()).toEqual(['http://localhost/']);
    expect(await closed).toBe(true);
    expect(warn.mock.calls).toEqual([['[tracing] a part failed: Error: of the integration']]);
    warn.mockRestore();
  });

  it('does not send what is ignored', async () => {
    start({ ignoreTransactions: [/^health/] });
    for (const transaction of ['health check', 'work']) hub.startSpan({ transaction })?.finish();
    expect(await namesSent()).toEqual(['work']);
  });

  it('lets the application change what is sent, with all that the scope knows', async () => {
    const seen: unknown[] = [];
    start({
      beforeSend: (event) => (seen.push(event.tags), { ...event, release: 'changed' }),
      beforeSendTransaction: (event) => (seen.push(event.tags), { ...event, transaction: 'CHANGED' }),
    });
    Sentry.configureScope((scope) => scope.setTag('shop', 'yarn'));
    Sentry.captureException(new Error('no yarn left'));
    hub.startSpan({ transaction: 'work' })?.finish();
    expect(await namesSent()).toEqual(['CHANGED']);
    expect(errors).toMatchObject([{ release: 'changed' }]);
    expect(seen).toEqual([{ shop: 'yarn' }, { shop: 'yarn' }]);
  });

  it('keeps credentials to itself, those in URLs and headers and of cards', async () => {
    start();
    const span = hub.startSpan({ transaction: 'work', description: 'Bearer Y2FuYXJ5.1' });
    span
      ?.setTag('session', 'Y2FuYXJ5')
      .setData('request', { headers: { cookie: 'Y2FuYXJ5' } })
      .finish();
    Sentry.captureException(new Error('https://ariadne:Y2FuYXJ5@shop.example/ declined 4111 1111 1111 1111'));
    await pass(500);
    expect(sent).toHaveLength(1);
    expect(errors).toMatchObject([
      { exception: { values: [{ value: 'https://[Filtered]@shop.example/ declined [Filtered]' }] } },
    ]);
    expect(JSON.stringify([sent, errors])).not.toContain('Y2FuYXJ5');
  });
});
