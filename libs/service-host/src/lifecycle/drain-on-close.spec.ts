import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { drainOnClose } from './drain-on-close';

describe('draining a server', () => {
  it('cuts off a request whose body never ends', async () => {
    const server = createServer((request) => request.resume()).listen(0, '127.0.0.1');
    const close = drainOnClose(server, 10);
    await once(server, 'listening');
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').resume();
    socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{');
    await once(server, 'request');
    await Promise.all([close(), once(socket, 'close')]);
    expect(socket.destroyed).toBe(true);
  });
});
