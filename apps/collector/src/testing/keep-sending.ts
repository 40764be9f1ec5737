import { Agent, request } from 'node:http';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';

/** The answer to one request of `keepSending`. */
export interface Answered {
  status: number;
  retryAfter: string | undefined;
  seconds: number;
}

export interface KeepSendingOptions {
  url: string;
  senders: number;
  /** The body of the next request, and what to do with its answer; undefined ends the sender. */
  next: () => { body: Uint8Array; onAnswer: (answer: Answered) => void } | undefined;
}

/**
 * Posts over connections that are kept, each sender one request after the other, until there is nothing left to send
 * or the collector is gone.
 */
export async function keepSending({ url, senders, next }: KeepSendingOptions): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: senders });
  async function sendOneByOne(): Promise<void> {
    for (let one = next(); one !== undefined; one = next()) one.onAnswer(await post(url, one.body, agent));
  }
  await Promise.allSettled(Array.from({ length: senders }, sendOneByOne));
  agent.destroy();
}

async function post(url: string, body: Uint8Array, agent: Agent): Promise<Answered> {
  const began = performance.now();
  const sent = request(url, { method: 'POST', agent, headers: { 'content-length': body.length } });
  sent.end(body);
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  response.resume();
  await once(response, 'end');
  return {
    status: response.statusCode ?? 0,
    retryAfter: response.headers['retry-after'],
    seconds: (performance.now() - began) / 1000,
  };
}
