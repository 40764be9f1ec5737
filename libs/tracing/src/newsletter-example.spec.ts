import type http from 'node:http';
import { describe, expect, it } from '@jest/globals';
import type { ErrorEvent } from './core/index';
import { builtNewsletter, stopped } from './newsletter.fixture';
import { drawTransactions } from './testing/draw-transactions';
import { snippetsOf } from './testing/guide/readme-snippets';

const TREES = snippetsOf('../../examples/newsletter/README.md')
  .filter(({ language }) => language === 'text')
  .map(({ text }) => text);

const newsletter = builtNewsletter();

/** Signs one person up, waits for the mail, and ends both programs. */
async function signUp(email: string): Promise<{ status: number; mail: http.IncomingHttpHeaders }> {
  const [server, worker] = await Promise.all([newsletter.start('server'), newsletter.start('worker')]);
  const { status } = await fetch(`${server.url}/subscribers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, name: 'Ada' }),
  });
  const mail = await newsletter.mailService.mail;
  await Promise.all([stopped(server), stopped(worker)]);
  return { status, mail };
}

const received = (type: string) => newsletter.collector.received.filter(({ item }) => item.type === type);

function drawn(): string {
  const lines = drawTransactions(received('transaction').map(({ event }) => event));
  return `${lines.join('\n').replaceAll(newsletter.mailService.url, 'http://127.0.0.1:8081')}\n`;
}

describe('the newsletter, traced by following the guide', () => {
  it('type-checks', () => {
    expect(newsletter.application.run('typescript/bin/tsc', '-p', 'examples/newsletter')).toBe('');
  });

  it('shows a sign-up as one trace of two services, and tells the mail service nothing', async () => {
    const { status, mail } = await signUp('ada@example.org');
    expect(status).toBe(201);
    expect(mail).not.toHaveProperty('sentry-trace');
    expect(drawn()).toBe(TREES[0]);
    const projects = received('transaction').map(({ path: url, event }) => [url, event.contexts.trace.op]);
    expect(projects.sort()).toEqual([
      ['/api/1/envelope/', 'http.server'],
      ['/api/2/envelope/', 'queue.process'],
    ]);
  });

  it('shows where a sign-up has failed, and reports the error with that trace', async () => {
    newsletter.mailService.answerWith(503);
    expect((await signUp('grace@example.org')).status).toBe(201);
    expect(drawn()).toBe(TREES[1]);
    const [worker] = received('transaction').filter(({ path: url }) => url.startsWith('/api/2/'));
    const errors = received('event').map(({ event }) => event as unknown as ErrorEvent);
    expect(errors).toMatchObject([
      {
        transaction: 'send-welcome-mail',
        exception: { values: [{ value: 'the mail service answered with 503' }] },
        contexts: { trace: { trace_id: worker?.event.contexts.trace.trace_id } },
      },
    ]);
    expect(JSON.stringify(newsletter.collector.received)).not.toContain('grace@');
  });
});
