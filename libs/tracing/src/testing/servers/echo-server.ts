import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface EchoServer {
  /** `http://127.0.0.1:<a free port>` */
  origin: string;
  /** Resolves when the next request to `/hangs` has arrived. */
  hanging(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A real server that answers with the headers it received, as JSON: with code 404 at `/status/404`, with a broken
 * connection at `/reset`, with half of its body and a broken connection at `/half`, and never at `/hangs`.
 */
export async function startEchoServer(): Promise<EchoServer> {
  let arrived = (): void => undefined;
  const server = http.createServer((request, response) => {
    const [, what = '', code] = (request.url ?? '').split('?', 1)[0]?.split('/') ?? [];
    if (what === 'reset') return void request.socket.destroy();
    if (what === 'hangs') return arrived();
    const body = JSON.stringify(request.headers);
    if (what === 'half') {
      response.writeHead(200, { 'content-length': body.length });
      return void response.write(body.slice(1), () => request.socket.destroy());
    }
    response.writeHead(what === 'status' ? Number(code) : 200, { 'content-type': 'application/json' });
    return void response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    hanging: () => new Promise((resolve) => (arrived = resolve)),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
