import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type NextFunction, type Request, type Response } from 'express';
import { admitAtMost } from './admit-at-most';
import type { QueryError } from './query-error';

const MOST = 3;
const waiting: ((outcome: 'answer' | 'fail') => void)[] = [];
let server: Server;
let url = '';

/** Answers when the test says so. */
async function answerLater(_request: Request, response: Response): Promise<void> {
  const outcome = await new Promise<string>((resolve) => waiting.push(resolve));
  if (outcome === 'fail') throw new Error('the store has failed');
  response.json({});
}

beforeAll(async () => {
  const app = express();
  app.get('/', admitAtMost(MOST)(answerLater));
  app.use((error: Partial<QueryError>, _request: Request, response: Response, _next: NextFunction) => {
    response.status(error.status ?? 500).json({ detail: error.detail });
  });
  server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => {
  server.close();
});

/** Asks so many questions, and waits until each of them is being answered. */
async function ask(count: number): Promise<Promise<number>[]> {
  const answers = Array.from({ length: count }, async () => (await fetch(url)).status);
  while (waiting.length < count) await new Promise((resolve) => setImmediate(resolve));
  return answers;
}

function endAll(outcome: 'answer' | 'fail'): void {
  for (const end of waiting.splice(0)) end(outcome);
}

describe('a bound on questions', () => {
  it('refuses one more at once, and says when to ask again', async () => {
    const answers = await ask(MOST);
    const refused = await fetch(url);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(await refused.json()).toEqual({ detail: 'too many questions at once: ask again in a second' });
    endAll('answer');
    expect(await Promise.all(answers)).toEqual([200, 200, 200]);
  });

  it('admits as many again when questions have been answered or have failed', async () => {
    for (const [outcome, status] of [
      ['fail', 500],
      ['answer', 200],
      ['answer', 200],
    ] as const) {
      const answers = await ask(MOST);
      endAll(outcome);
      expect(await Promise.all(answers)).toEqual([status, status, status]);
    }
  });
});
