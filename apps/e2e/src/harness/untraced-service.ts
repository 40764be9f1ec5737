import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface UntracedService {
  url: string;
  stop(): Promise<void>;
}

/** A service without tracing, in front of another: it asks that one on, with only these headers of what it was asked. */
export async function startUntracedService(
  target: string,
  passedOn: readonly string[],
): Promise<UntracedService> {
  const server = http.createServer((request, response) => {
    const headers = Object.fromEntries(
      passedOn.flatMap((name) => {
        const value = request.headers[name];
        return value === undefined ? [] : [[name, value]];
      }),
    );
    const onward = http.request(new URL(request.url ?? '/', target), { method: request.method, headers });
    onward.on('response', (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', (error) => response.destroy(error));
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
