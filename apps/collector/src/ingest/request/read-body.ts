import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { overloaded, type Visit } from '../../overload/admission';
import { IngestError } from './ingest-error';
import { INGEST_LIMITS } from '../limits';
import { Turns } from './turns';

type Decode = (bytes: Buffer) => Promise<Buffer>;

const gunzipBytes = bounded(promisify(gunzip));
const identity: Decode = (bytes) => Promise.resolve(bytes);

/** A map, so that `constructor` is as unknown as `bogus`. Some SDKs send an empty or a charset value for identity. */
const DECODERS: ReadonlyMap<string, Decode> = new Map([
  ['', identity],
  ['identity', identity],
  ['utf-8', identity],
  ['gzip', gunzipBytes],
  ['x-gzip', gunzipBytes],
  ['deflate', bounded(promisify(inflate))],
  // What Python prefers as soon as its brotli module is installed.
  ['br', bounded(promisify(brotliDecompress))],
]);

/** A bomb fills what it may before it is refused: many of them at once would fill the memory. */
const decodings = new Turns(INGEST_LIMITS.decodingsAtOnce);

/**
 * Reads a request's body and undoes its content encoding; the content type is ignored, because real SDKs send any or
 * none. Rejects with an `IngestError`: 415 for an unknown encoding, 413 beyond the limits (before reading on, and
 * before inflating further), 503 beyond what all requests together may hold, 400 for bytes that are not what the encoding says. Undefined: the sender went away.
 */
export async function readBody(request: IncomingMessage, visit: Visit): Promise<Buffer | undefined> {
  if (!visit.isWelcome) {
    // To its end, so that the connection can be kept; nothing of it is, so that refusing is cheap.
    await readToEnd(request, () => undefined);
    throw overloaded();
  }
  const encoding = (request.headers['content-encoding'] ?? '').trim().toLowerCase();
  const decode = DECODERS.get(encoding);
  if (decode === undefined) {
    throw new IngestError(415, 'unsupported content encoding', { reason: 'unsupported_encoding' });
  }
  if (Number(request.headers['content-length'] ?? 0) > INGEST_LIMITS.wireBytes) throw tooLarge();
  const bytes = await readBytes(request, visit);
  if (bytes === undefined || decode === identity) return bytes;
  const decoded = await decodings.take(() => decode(bytes));
  visit.take(decoded.length);
  return decoded;
}

async function readBytes(request: IncomingMessage, visit: Visit): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  const isWhole = await readToEnd(request, (chunk) => {
    visit.take(chunk.length);
    chunks.push(chunk);
  });
  return isWhole ? Buffer.concat(chunks) : undefined;
}

/**
 * False: the sender went away. Leaves the stream as it is when it rejects, so that the caller can still answer before it
 * closes the connection.
 */
function readToEnd(request: IncomingMessage, onChunk: (chunk: Buffer) => void): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      try {
        length += chunk.length;
        if (length > INGEST_LIMITS.wireBytes) throw tooLarge();
        onChunk(chunk);
      } catch (error) {
        request.pause();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
    request.on('end', () => resolve(true));
    request.on('error', () => resolve(false));
    request.on('close', () => resolve(false));
  });
}

/** What Node's decoders give with the option `info`; its types know only the buffer. */
interface Decoded {
  buffer: Buffer;
  engine: { bytesWritten: number };
}

function bounded(
  decode: (bytes: Buffer, options: { info: true; maxOutputLength: number }) => Promise<unknown>,
): Decode {
  return async (bytes) => {
    try {
      const options = { info: true, maxOutputLength: INGEST_LIMITS.inflatedBytes } as const;
      const { buffer, engine } = (await decode(bytes, options)) as Decoded;
      if (engine.bytesWritten === bytes.length) return buffer;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    }
    // Also bytes behind the end, which the decoders pass over.
    throw new IngestError(400, 'invalid compression', { reason: 'invalid_compression' });
  };
}

function tooLarge(): IngestError {
  return new IngestError(413, 'request body too large', { reason: 'too_large' });
}
