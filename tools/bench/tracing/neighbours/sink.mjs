// Takes what SDKs report: Sentry's envelopes and OTLP's JSON. While a server is being measured it only keeps bodies;
// they are read when somebody asks for them, so that reading costs the load nothing.
import { once } from 'node:events';
import http from 'node:http';
import { gunzipSync } from 'node:zlib';
import { tracesInEnvelope } from './traces-in-envelope.mjs';
import { tracesInOtlp } from './traces-in-otlp.mjs';

/**
 * `announces` are headers of every answer: how a collector of ours differs from an official server. One with a `fault`
 * `refuses` connections, `hangs` on requests, or `fails` with 500.
 */
export async function startSink({ announces = {}, fault }) {
  let kept = [];
  let connections = 0;
  const server = http.createServer((request, response) => {
    const isOtlp = request.url.startsWith('/v1/');
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      if (fault === 'hangs') return;
      if (fault === 'fails') return response.writeHead(500).end();
      kept.push({ isOtlp, encoding: request.headers['content-encoding'], chunks });
      const answer = isOtlp ? '{"partialSuccess":{}}' : '{"id":"00000000000000000000000000000001"}';
      response.writeHead(200, { 'content-type': 'application/json', ...announces });
      response.end(answer);
    });
  });
  server.on('connection', () => (connections += 1));
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  if (fault === 'refuses') server.close();
  return {
    port,
    take() {
      const taken = kept;
      kept = [];
      return { ...summaryOf(taken), requests: taken.length, connections };
    },
  };
}

function summaryOf(posts) {
  const summary = { traces: 0, spans: 0, bytes: 0 };
  for (const { isOtlp, encoding, chunks } of posts) {
    const body = Buffer.concat(chunks);
    const plain = encoding === 'gzip' ? gunzipSync(body) : body;
    const { traces, spans } = isOtlp ? tracesInOtlp(plain) : tracesInEnvelope(plain);
    summary.traces += traces;
    summary.spans += spans;
    summary.bytes += body.length;
  }
  return summary;
}
