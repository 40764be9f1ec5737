import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { runningCollector } from '../testing/running-collector';

const collector = runningCollector();

/** Writes bytes and resolves with all that is answered until the other side closes. */
async function answerTo(bytes: string | Buffer): Promise<string> {
  const { hostname, port } = new URL(collector.url());
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (chunk) => (answer += String(chunk)));
  socket.on('error', () => undefined);
  socket.write(bytes);
  await once(socket, 'close');
  return answer;
}

/** A request as bytes; by default everything of it is in order. */
function request(headers: readonly string[], { method = 'POST', host = 'Host: x', body = '' } = {}): string {
  const line = `${method} /api/1/envelope/?sentry_key=${collector.key('web')} HTTP/1.1`;
  return [line, ...(host === '' ? [] : [host]), ...headers, '', body].join('\r\n');
}

const TLS_HELLO = Buffer.from('16030100c8010000c40303', 'hex');
const HTTP_2 = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';

describe('a request that is no proper HTTP', () => {
  const malformed: [string, () => string | Buffer][] = [
    [
      'a length and chunks',
      () => request(['Content-Length: 2', 'Transfer-Encoding: chunked'], { body: '0\r\n\r\n' }),
    ],
    ['two lengths that differ', () => request(['Content-Length: 2', 'Content-Length: 3'], { body: '{}' })],
    ['a negative length', () => request(['Content-Length: -1'])],
    ['a length that is no number', () => request(['Content-Length: 0x2'], { body: '{}' })],
    ['a chunk of no known size', () => request(['Transfer-Encoding: chunked'], { body: 'zz\r\n{}\r\n' })],
    ['an unknown transfer coding', () => request(['Transfer-Encoding: yarn'], { body: '{}' })],
    ['a folded header', () => request(['X-Sentry-Auth: Sentry', ' sentry_key=x'])],
    ['a NUL in a header', () => request(['X: a\0b'])],
    ['a carriage return alone', () => request(['X: a\rY: b'])],
    ['a space before the colon', () => request(['Content-Length : 0'])],
    ['no host', () => request(['Content-Length: 0'], { host: '' })],
    ['a method in lower case', () => request(['Content-Length: 0'], { method: 'post' })],
    ['no version that there is', () => 'POST / HTTP/9.9\r\nHost: x\r\n\r\n'],
    ['the preface of HTTP/2', () => HTTP_2],
    ['the hello of TLS', () => TLS_HELLO],
  ];
  it.each(malformed)('(%s) is answered 400, and the connection ends', async (_what, bytes) => {
    const answer = await answerTo(bytes());
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n(.*\r\n)*connection: close/i);
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });

  it.each([
    ['more than 16 kB', () => request([`X: ${'y'.repeat(17_000)}`])],
    ['3,000 of them', () => request(Array.from({ length: 3_000 }, (_, index) => `X-${index}: y`))],
  ])('is answered 431 when its headers are %s', async (_what, bytes) => {
    expect(await answerTo(bytes())).toMatch(/^HTTP\/1\.1 431 /);
  });

  it('harms nobody: the next one is answered', async () => {
    expect(await answerTo(request(['Content-Length: 2', 'Connection: close'], { body: '{}' }))).toMatch(
      /^HTTP\/1\.1 200 /,
    );
  });
});
