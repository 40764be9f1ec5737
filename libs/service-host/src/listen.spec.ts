import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect } from 'node:net';
import { ConfigurationError } from './configuration-error';
import { listen, type ListenOptions } from './listen';

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
