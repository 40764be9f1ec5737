import express from 'express';
import type { RequestHandler } from 'express';
import { RequestRejected } from './request-rejected';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a JSON body of at most 100 kB (after decompression). It belongs on a route rather than on the whole
 * application: a body that cannot be read then fails inside its route, and the transaction carries its name.
 */
export const jsonBody: RequestHandler[] = [
  (request, _response, next) => {
    // `is` answers null when there is no body at all: that is an invalid body, not a wrong media type.
    next(request.is('application/json') === false ? unsupportedMediaType() : undefined);
  },
  express.json({
    limit: '100kb',
    verify: (_request, _response, body) => {
      // The parser itself would replace broken UTF-8 silently.
      utf8.decode(body);
    },
  }),
];

function unsupportedMediaType(): RequestRejected {
  return new RequestRejected(415, { error: 'unsupported_media_type' });
}
