import net from 'node:net';
import type { AddressInfo } from 'node:net';

/** How a proxy treats a connection: well, or in one of the ways in which networks and servers fail. */
export type ProxyMode =
  | 'passes'
  /** Nobody listens. */
  | 'refuses'
  /** Takes what is sent, and never answers. */
  | 'hangs'
  /** Answers a byte a second. */
  | 'trickles'
  /** Breaks the connection at the first byte. */
  | 'resets'
  /** Lets the server get the request, and breaks the connection instead of the answer. */
  | 'loses answers'
  /** Ends the connection in good order, without an answer. */
  | 'hangs up';

export interface FaultyProxy {
  port: number;
  /** Treats new connections so from now on. A fault breaks those that are open; what hangs then goes on hanging. */
  set(mode: ProxyMode): Promise<void>;
  stop(): Promise<void>;
}

const BYTE_EVERY_MS = 1000;

/** A TCP proxy on a port of its own, before the server on `serverPort`. */
export async function startFaultyProxy(serverPort: number): Promise<FaultyProxy> {
  const sockets = new Set<net.Socket>();
  let mode: ProxyMode = 'passes';
  let server = net.createServer();

  function track(socket: net.Socket): net.Socket {
    sockets.add(socket);
    return socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  }

  function connect(client: net.Socket): void {
    track(client);
    if (mode === 'hangs') return void client.resume();
    if (mode === 'resets') return void client.once('data', () => client.resetAndDestroy());
    if (mode === 'hangs up') return void client.once('data', () => client.end());
    const upstream = track(net.connect(serverPort, '127.0.0.1'));
    client.pipe(upstream);
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
    if (mode === 'loses answers') upstream.once('data', () => client.resetAndDestroy());
    else if (mode === 'trickles') upstream.on('data', (bytes: Buffer) => trickle(client, bytes));
    else upstream.pipe(client);
  }

  async function listen(port: number): Promise<number> {
    server = net.createServer({ allowHalfOpen: true }, connect);
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  function breakConnections(): void {
    for (const socket of sockets) socket.destroy();
  }

  async function stop(): Promise<void> {
    const closed = new Promise((resolve) => server.close(resolve));
    breakConnections();
    await closed;
  }

  const port = await listen(0);
  return {
    port,
    async set(next) {
      mode = next;
      if (next !== 'passes') breakConnections();
      if (next === 'refuses') await stop();
      else if (!server.listening) await listen(port);
    },
    stop,
  };
}

function trickle(client: net.Socket, bytes: Buffer): void {
  let sent = 0;
  const timer = setInterval(() => {
    client.write(bytes.subarray(sent, (sent += 1)));
    if (sent >= bytes.length) clearInterval(timer);
  }, BYTE_EVERY_MS);
  client.on('close', () => clearInterval(timer));
}
