import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { ServerResponse } from 'node:http';
import { errorResponse, methodNotAllowed, notFound } from './error-routes';
import { listen } from '../lifecycle/listen';
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
    expect(await answerOf(notFound())).toMatchObject({ status: 404, body: { error: 'not_found' } });
  });

  it('answer a wrong method with 405 and the right ones', async () => {
    expect(await answerOf(methodNotAllowed('GET', 'POST'))).toEqual({
      status: 405,
      allow: 'GET, POST',
      body: { error: 'method_not_allowed' },
    });
  });

  it.each([
    [{ status: 400, type: 'entity.parse.failed' }, 400, 'invalid_body'],
    [{ status: 403, type: 'entity.verify.failed' }, 400, 'invalid_body'],
    [{ status: 400 }, 400, 'invalid_request'],
    [{ status: 413, type: 'entity.too.large' }, 413, 'body_too_large'],
    [{ status: 415, type: 'charset.unsupported' }, 415, 'unsupported_media_type'],
  ])('answer what the caller did wrong, %j, with %i and a fixed word', async (fields, status, word) => {
    const error = Object.assign(new Error('Unexpected token < in JSON'), fields);
    expect(await answerOf(failing(error))).toMatchObject({ status, body: { error: word } });
    expect(written).not.toHaveBeenCalled();
  });

  it('say what is wrong with a body that is no JSON', async () => {
    const error = Object.assign(new Error('Unexpected token <'), {
      status: 400,
      type: 'entity.parse.failed',
    });
    expect(await answerOf(failing(error))).toMatchObject({
      body: { details: [{ path: '', message: 'the body is not valid JSON in UTF-8' }] },
    });
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
