import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip, inflate, type InputType, type ZlibOptions } from 'node:zlib';
import { IngestError } from './ingest-error';
import { INGEST_LIMITS } from '../limits';

type Decode = (bytes: Buffer) => Promise<Buffer>;

const gunzipBytes = bounded(promisify<InputType, ZlibOptions, Buffer>(gunzip));
const inflateBytes = bounded(promisify<InputType, ZlibOptions, Buffer>(inflate));
const identity: Decode = (bytes) => Promise.resolve(bytes);

/** A map, so that `constructor` is as unknown as `bogus`. Some SDKs send an empty or a charset value for identity. */
const DECODERS: ReadonlyMap<string, Decode> = new Map([
  ['', identity],
  ['identity', identity],
  ['utf-8', identity],
  ['gzip', gunzipBytes],
  ['x-gzip', gunzipBytes],
  ['deflate', inflateBytes],
]);

/**
 * Reads a request's body and undoes its content encoding; the content type is ignored, because real SDKs send any or
 * none. Rejects with an `IngestError`: 415 for an unknown encoding, 413 beyond the limits (before reading on, and
 * before inflating further), 400 for bytes that are not what the encoding says. Undefined: the sender went away.
 */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const encoding = (request.headers['content-encoding'] ?? '').trim().toLowerCase();
  const decode = DECODERS.get(encoding);
  if (decode === undefined) {
    throw new IngestError(415, 'unsupported content encoding', { reason: 'unsupported_encoding' });
  }
  if (Number(request.headers['content-length'] ?? 0) > INGEST_LIMITS.wireBytes) throw tooLarge();
  const bytes = await readBytes(request);
  return bytes && decode(bytes);
}

/** Leaves the stream as it is on the way out, so that the caller can still answer before it closes the connection. */
function readBytes(request: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= INGEST_LIMITS.wireBytes) return chunks.push(chunk);
      request.pause();
      return reject(tooLarge());
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', () => resolve(undefined));
    request.on('close', () => resolve(undefined));
  });
}

function bounded(decode: (bytes: InputType, options: ZlibOptions) => Promise<Buffer>): Decode {
  return async (bytes) => {
    try {
      return await decode(bytes, { maxOutputLength: INGEST_LIMITS.inflatedBytes });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
      throw new IngestError(400, 'invalid compression', { reason: 'invalid_compression' });
    }
  };
}

function tooLarge(): IngestError {
  return new IngestError(413, 'request body too large', { reason: 'too_large' });
}
