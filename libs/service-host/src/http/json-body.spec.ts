import { describe, expect, it } from '@jest/globals';
import { jsonBody, jsonOnly } from './json-body';
import { listen } from '../lifecycle/listen';
import { sendInvalidBody } from './send-invalid-body';

describe('a body', () => {
  it.each([
    ['JSON', 'application/json', '{}', 204],
    ['JSON with a charset', 'Application/JSON; charset=utf-8', '{}', 204],
    ['nothing', '', '', 204],
    ['text', 'text/plain', '{}', 415],
    ['something like JSON', 'application/jsonp', '{}', 415],
    ['no type', '', '{}', 415],
  ])('that is %s gets its status', async (_case, type, body, status) => {
    const check = jsonOnly();
    const server = await listen(
      (request, response) => check(request, response, () => response.writeHead(204).end()),
      { port: 0, host: '127.0.0.1', portVariable: 'CLEW_TEST_PORT' },
    );
    const answer = await fetch(server.url, {
      method: 'POST',
      headers: type ? { 'content-type': type } : {},
      body: type ? body : new TextEncoder().encode(body),
    });
    expect(answer.status).toBe(status);
    await server.close();
  });

  it.each([
    ['a stray byte', [0x22, 0xff, 0x22]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['half a surrogate pair', [0xed, 0xa0, 0x80]],
  ])('with %s is no UTF-8', (_case, bytes) => {
    expect(() => jsonBody.verify(undefined, undefined, Uint8Array.from(bytes))).toThrow(
      'not valid for encoding utf-8',
    );
  });
});

describe('an invalid body', () => {
  it('is answered with its first ten issues, shortened', async () => {
    const issue = { path: ['lines', 0, 'quantity'], message: 'x'.repeat(1_000) };
    const server = await listen(
      (_request, response) =>
        sendInvalidBody(
          response,
          Array.from({ length: 500 }, () => issue),
        ),
      { port: 0, host: '127.0.0.1', portVariable: 'CLEW_TEST_PORT' },
    );
    const answer = await fetch(server.url);
    const detail = { path: 'lines.0.quantity', message: 'x'.repeat(200) };
    expect([answer.status, await answer.json()]).toEqual([
      400,
      { error: 'invalid_body', details: Array.from({ length: 10 }, () => detail) },
    ]);
    await server.close();
  });
});
