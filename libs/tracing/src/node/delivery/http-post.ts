import http, { type ClientRequest, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { REQUEST_DEADLINE_MS, type ServerAnswer } from '../../core/index';
import type { EnvelopeEndpoint } from './envelope-endpoint';

const MOST_SOCKETS = 4;

/**
 * A way to post text to one address over connections that are kept open and do not keep the process alive. It rejects
 * without an answer after `REQUEST_DEADLINE_MS`, however slowly the server sends.
 *
 * Everything that is the same for each request is worked out once: an envelope then costs about as much CPU as the bare
 * `http.request`, half of what one with a URL, an object of headers and an abort signal does.
 */
export function createHttpPost({ url, headers }: EnvelopeEndpoint): (body: string) => Promise<ServerAnswer> {
  const { protocol, hostname, port, host, pathname, search } = new URL(url);
  const { request: send, Agent } = protocol === 'https:' ? https : http;
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_SOCKETS });
  const path = pathname + search;
  const serverHost = hostname.replace(/^\[|\]$/g, '');
  const fixedHeaders = ['host', host, ...Object.entries(headers).flat(), 'content-length'];

  return function post(body) {
    // Encoded once, to be measured and to be sent.
    const bytes = Buffer.from(body);
    return new Promise((resolve, reject) => {
      const request = send({
        agent,
        host: serverHost,
        port,
        path,
        method: 'POST',
        headers: [...fixedHeaders, String(bytes.length)],
      });
      const deadline = setTimeout(() => request.destroy(new Error('no answer in time')), REQUEST_DEADLINE_MS);
      deadline.unref();
      request.on('socket', (socket) => socket.unref());
      request.on('response', (response) => {
        // The head of the answer says it all: what becomes of its body does not matter.
        const settle = () => resolve(answerOf(response));
        response
          .on('error', settle)
          .on('end', settle)
          .on('close', () => clearTimeout(deadline))
          .resume();
      });
      request.on('error', (error) => {
        clearTimeout(deadline);
        if (wasIdle(request, error)) post(body).then(resolve, reject);
        else reject(error);
      });
      request.end(bytes);
    });
  };
}

/** The server had closed a connection that lay idle, just as we took it up again: nobody's failure. */
function wasIdle(request: ClientRequest, error: NodeJS.ErrnoException): boolean {
  return request.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

function answerOf({ statusCode = 0, headers }: IncomingMessage): ServerAnswer {
  return {
    status: statusCode,
    headers: {
      get(name) {
        const value = headers[name];
        return typeof value === 'string' ? value : null;
      },
    },
  };
}
