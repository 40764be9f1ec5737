import { describe, expect, it } from '@jest/globals';
import { runningCollector } from '../../testing/running-collector';
import { envelopeOf, transactionPayload } from '../../testing/wire-fixtures';

const SHOP = 'https://shop.example';
const EVIL = 'https://shop.example.evil.com';
const collector = runningCollector({ CLEW_ORIGINS: `web=${SHOP}` });

interface Answer {
  status: number;
  open: string | null;
  vary: string | null;
}

async function answerOf(sent: Promise<Response>): Promise<Answer> {
  const { status, headers } = await sent;
  return { status, open: headers.get('access-control-allow-origin'), vary: headers.get('vary') };
}

const sendFrom = (origin: string | undefined, project = 'web') =>
  answerOf(
    collector.post(project, envelopeOf(transactionPayload()), {
      headers: origin === undefined ? {} : { origin },
    }),
  );

async function droppedOf(project: string): Promise<unknown> {
  const { body } = await collector.get('/api/0/stats/');
  const { projects } = body as { projects: { project: string; dropped: unknown }[] };
  return projects.find((stats) => stats.project === project)?.dropped;
}

describe('a project whose pages are named', () => {
  it('takes events from them, and says so to them alone', async () => {
    expect(await sendFrom(SHOP)).toEqual({ status: 200, open: SHOP, vary: 'origin' });
  });

  it('takes events from programs, which name no origin', async () => {
    expect(await sendFrom(undefined)).toEqual({ status: 200, open: null, vary: 'origin' });
  });

  it.each([EVIL, 'null', 'http://shop.example', `${SHOP}:444`, `${SHOP}.`])(
    'refuses pages of %s, who cannot read why',
    async (origin) => {
      expect(await sendFrom(origin)).toEqual({ status: 403, open: null, vary: 'origin' });
    },
  );

  it('counts what it refuses as that', async () => {
    const before = ((await droppedOf('web')) as { cors?: number }).cors ?? 0;
    await sendFrom(EVIL);
    expect(await droppedOf('web')).toMatchObject({ cors: before + 1 });
  });

  it('answers the question of a browser before it sends', async () => {
    const ask = (origin: string) =>
      answerOf(fetch(`${collector.url()}/api/1/envelope/`, { method: 'OPTIONS', headers: { origin } }));
    expect(await ask(SHOP)).toEqual({ status: 204, open: SHOP, vary: 'origin' });
    expect(await ask(EVIL)).toEqual({ status: 204, open: null, vary: 'origin' });
  });

  it('refuses them through a tunnel and from OpenTelemetry too', async () => {
    const key = collector.key('web');
    const tunnelled = (origin: string) =>
      answerOf(
        fetch(`${collector.url()}/tunnel`, {
          method: 'POST',
          headers: { origin },
          body: Buffer.from(envelopeOf(transactionPayload(), { dsn: `http://${key}@x/1` })),
        }),
      );
    expect(await tunnelled(SHOP)).toEqual({ status: 200, open: SHOP, vary: 'origin' });
    expect(await tunnelled(EVIL)).toEqual({ status: 403, open: null, vary: 'origin' });
    const exported = (origin: string) =>
      answerOf(
        fetch(`${collector.url()}/v1/traces?sentry_key=${key}`, {
          method: 'POST',
          headers: { origin, 'content-type': 'application/json' },
          body: '{}',
        }),
      );
    expect(await exported(SHOP)).toEqual({ status: 200, open: SHOP, vary: 'origin' });
    expect(await exported(EVIL)).toEqual({ status: 403, open: null, vary: 'origin' });
  });

  it('leaves other projects open to every page', async () => {
    expect(await sendFrom(EVIL, 'api')).toEqual({ status: 200, open: '*', vary: null });
  });
});
