import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import { ConfigurationError } from '../configuration/configuration-error';
import { listen, type ConnectionBounds, type ListenOptions } from './listen';

const anyPort: ListenOptions = { port: 0, host: '127.0.0.1', portVariable: 'CLEW_TEST_PORT' };

describe('listening', () => {
  it('answers on the address it announces', async () => {
    const server = await listen((_request, response) => response.end('yarn'), anyPort);
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(server.url)).text()).toBe('yarn');
    await server.close();
    await expect(fetch(server.url)).rejects.toThrow();
  });

  it.each([
    ['0.0.0.0', /^http:\/\/127\.0\.0\.1:\d+$/],
    ['::1', /^http:\/\/\[::1\]:\d+$/],
  ])('announces an address that can be called when bound to %s', async (host, announced) => {
    const server = await listen((_request, response) => response.end('yarn'), { ...anyPort, host });
    expect(server.url).toMatch(announced);
    expect((await fetch(server.url)).status).toBe(200);
    await server.close();
  });

  it('names a taken port and the variable that changes it', async () => {
    const server = await listen((_request, response) => response.end(), anyPort);
    const port = Number(new URL(server.url).port);
    await expect(listen((_request, response) => response.end(), { ...anyPort, port })).rejects.toEqual(
      new ConfigurationError(
        `port ${port} is already in use: stop the other program or set CLEW_TEST_PORT to a free port`,
      ),
    );
    await server.close();
  });

  it('names a host that this machine does not have', async () => {
    await expect(
      listen((_request, response) => response.end(), { ...anyPort, host: '192.0.2.1' }),
    ).rejects.toThrow('192.0.2.1 is no address of this machine: set CLEW_HOST');
  });
});

describe('closing a listening server', () => {
  it('answers the open request, then resolves', async () => {
    let answer = (): void => undefined;
    const server = await listen((_request, response) => {
      answer = () => response.end('late');
      response.once('close', () => order.push('answered'));
      received();
    }, anyPort);
    const order: string[] = [];
    let received = (): void => undefined;
    const reception = new Promise<void>((resolve) => (received = resolve));
    const pending = fetch(server.url);
    await reception;
    const closed = server.close().then(() => order.push('closed'));
    expect(server.close()).toBeInstanceOf(Promise);
    await expect(fetch(server.url)).rejects.toThrow();
    answer();
    const response = await pending;
    expect(response.headers.get('connection')).toBe('close');
    expect(await response.text()).toBe('late');
    await closed;
    expect(order).toEqual(['answered', 'closed']);
  });

  it.each([
    ['has not sent anything', ''],
    ['has sent half a head', 'GET / HTTP/1.1\r\nhost: x\r\n'],
  ])('does not wait for a connection that %s', async (_case, sent) => {
    const server = await listen((_request, response) => response.end(), anyPort);
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(sent);
    // A whole exchange on another connection: by then the server has seen the first one.
    await (await fetch(server.url)).text();
    socket.resume();
    await Promise.all([server.close(), once(socket, 'close')]);
    expect(socket.destroyed).toBe(true);
  });
});

describe('the bounds of a connection', () => {
  /** Sends raw text, and resolves with all that is answered until the server closes the connection. */
  async function answersTo(text: string, bounds: Partial<ConnectionBounds>): Promise<string> {
    const server = await listen(
      (request, response) => {
        request.resume();
        request.once('end', () => response.end('yarn'));
      },
      { ...anyPort, bounds: { connectionsCheckingInterval: 10, ...bounds } },
    );
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    let answers = '';
    socket.on('data', (chunk) => (answers += String(chunk)));
    socket.write(text);
    await once(socket, 'close');
    await server.close();
    return answers;
  }
  const request = 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\r\n';

  it.each([
    ['a head that does not end', 'GET / HTTP/1.1\r\n', { headersTimeout: 30 }],
    ['a body that does not end', `${request}yar`, { headersTimeout: 30, requestTimeout: 30 }],
  ])('answer %s with 408', async (_case, text, bounds) => {
    expect(await answersTo(text, bounds)).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('end a connection that is not used any more', async () => {
    expect(await answersTo(`${request}yarn`, { keepAliveTimeout: 10 })).toMatch(/200 OK.*yarn/s);
  });

  it('tell a client to close after so many requests, and answer no more than those', async () => {
    const bounds = { maxRequestsPerSocket: 2, keepAliveTimeout: 10 };
    const answers = await answersTo(`${request}yarn`.repeat(3), bounds);
    expect(answers.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 200', 'HTTP/1.1 503']);
    expect(answers.match(/connection: (keep-alive|close)/gi)?.slice(0, 2)).toEqual([
      'Connection: keep-alive',
      'Connection: close',
    ]);
  });

  it('take so many connections and no more', async () => {
    const server = await listen((_request, response) => response.end('yarn'), {
      ...anyPort,
      bounds: { maxConnections: 1 },
    });
    const port = Number(new URL(server.url).port);
    const first = connect(port, '127.0.0.1');
    await once(first, 'connect');
    const second = connect(port, '127.0.0.1');
    second.resume();
    await once(second, 'close');
    first.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
    expect(String((await once(first, 'data'))[0])).toContain('200 OK');
    await server.close();
  });
});
