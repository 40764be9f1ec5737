import { once } from 'node:events';
import http from 'node:http';

/** A server that answers every request with the same eleven bytes, on a kept connection. */
export async function startUpstream() {
  const server = http.createServer((request, response) => {
    response.writeHead(200, { 'content-length': '11', 'content-type': 'text/plain' });
    response.end('hello world');
  });
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: server.address().port };
}
