import type { IncomingMessage } from 'node:http';
import { createUnzip } from 'node:zlib';
import { parseEnvelope } from '@clew/tracing/core';
import { receivedTransactionOf } from './received-transaction';
import type { ReceivedTransaction } from './received-transaction';

const mostBytes = 20_000_000;

/**
 * The transactions in the envelope that a request carries; items of other types are left out.
 *
 * @throws {Error} where the body is too large, or no envelope.
 */
export async function readTransactions(
  request: IncomingMessage,
  project: string,
): Promise<ReceivedTransaction[]> {
  const { items } = parseEnvelope(await readBody(request));
  return items
    .filter(({ headers }) => headers.type === 'transaction')
    .map(({ payload }) => {
      const received = receivedTransactionOf(JSON.parse(new TextDecoder().decode(payload)), project);
      if (received === undefined) throw new Error('the transaction has no event id or no trace context');
      return received;
    });
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  const bytes = encoding === 'identity' ? request : request.compose<NodeJS.ReadableStream>(createUnzip());
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) throw new Error(`the envelope is longer than ${mostBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
