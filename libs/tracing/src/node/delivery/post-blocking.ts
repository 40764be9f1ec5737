import { Worker } from 'node:worker_threads';
import type { EnvelopeEndpoint } from './envelope-endpoint';

/** Posts a few bodies at a time; a server that cannot be reached ends it. Runs as text, in a thread of its own. */
const POSTING = `
const { workerData } = require('node:worker_threads');
const { url, headers, bodies, ended } = workerData;
const { request } = require(url.startsWith('https:') ? 'node:https' : 'node:http');
const end = () => { Atomics.store(ended, 0, 1); Atomics.notify(ended, 0); };
let lanes = Math.min(4, bodies.length);
const endLane = () => { lanes -= 1; if (lanes === 0) end(); };
const postNext = () => {
  const body = bodies.shift();
  if (body === undefined) return endLane();
  const length = Buffer.byteLength(body);
  const posted = request(url, { method: 'POST', headers: { ...headers, 'content-length': length } });
  posted.on('error', endLane);
  posted.on('response', (response) => { response.resume(); response.on('error', endLane).on('end', postNext); });
  posted.end(body);
};
for (let lane = lanes; lane > 0; lane -= 1) postNext();
`;

/**
 * Posts bodies while this thread stands still, for at most `longestMs`: for a process that is about to die and will not
 * come back to its event loop. Never throws.
 */
export function postBlocking(
  { url, headers }: EnvelopeEndpoint,
  bodies: readonly string[],
  longestMs: number,
): void {
  if (bodies.length === 0) return;
  try {
    const ended = new Int32Array(new SharedArrayBuffer(4));
    // Neither flags nor preloaded modules of the host: what is loaded there belongs to the host's main thread.
    const worker = new Worker(POSTING, {
      eval: true,
      execArgv: [],
      env: {},
      workerData: { url, headers, bodies, ended },
    });
    worker.unref();
    Atomics.wait(ended, 0, 0, longestMs);
  } catch {
    // A host may forbid threads: then it dies without a last word, as it would without tracing.
  }
}
