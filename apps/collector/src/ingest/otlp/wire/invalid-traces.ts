import { IngestError } from '../../request/ingest-error';

/** A request that cannot be read, and never will be: senders of OTLP do not repeat a 400. */
export function invalidTraces(detail: string): IngestError {
  return new IngestError(400, detail, { reason: 'invalid_otlp' });
}

/** Too much for one request: 413, which is not repeated either. */
export function tooManyValues(): IngestError {
  return new IngestError(413, 'the request has too many values: send fewer spans at once', {
    reason: 'too_large',
  });
}
