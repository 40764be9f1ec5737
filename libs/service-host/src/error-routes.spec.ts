import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { errorResponse, methodNotAllowed, notFound } from './error-routes';
import { listen } from './listen';
import type { Middleware } from './middleware';

const written = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
afterEach(() => void written.mockClear());

async function answerOf(route: Middleware): Promise<{ status: number; allow: string | null; body: unknown }> {
  const server = await listen((request, response) => route(request, response, () => undefined), {
    port: 0,
    host: '127.0.0.1',
    portVariable: 'CLEW_TEST_PORT',
  });
  const response = await fetch(server.url);
  const answer = {
    status: response.status,
    allow: response.headers.get('allow'),
    body: await response.json(),
  };
  await server.close();
  return answer;
}

function failing(error: unknown): Middleware {
  const respond = errorResponse('yarn-service');
  return (request, response: ServerResponse, next) => respond(error, request, response, next);
}

describe('the error routes', () => {
  it('answer an unknown path with 404', async () => {
    expect(await answerOf(notFound())).toMatchObject({ status: 404, body: { error: 'not found' } });
  });

  it('answer a wrong method with 405 and the right ones', async () => {
    expect(await answerOf(methodNotAllowed('GET', 'POST'))).toEqual({
      status: 405,
      allow: 'GET, POST',
      body: { error: 'method not allowed' },
    });
  });

  it.each([
    [400, 'the request could not be read'],
    [413, 'the request body is too large'],
    [415, 'the request body has an unsupported encoding or type'],
  ])('answer what the caller did wrong with %i and a fixed sentence', async (status, sentence) => {
    const error = Object.assign(new Error('Unexpected token < in JSON'), { status });
    expect(await answerOf(failing(error))).toMatchObject({ status, body: { error: sentence } });
    expect(written).not.toHaveBeenCalled();
  });

  it.each([
    ['an error', new Error('SELECT password FROM customers')],
    ['an error with a server status', Object.assign(new Error('SELECT password'), { status: 502 })],
    ['a string', 'SELECT password'],
    ['undefined', undefined],
    ['null', null],
  ])('answer %s of ours with 500 and nothing else, and log it', async (_case, error) => {
    expect(await answerOf(failing(error))).toMatchObject({ status: 500, body: { error: 'internal' } });
    expect(written).toHaveBeenCalledTimes(1);
  });
});
