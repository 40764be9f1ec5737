import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { LiveStream } from './live-stream';

/**
 * Says with each answer, in `X-Clew-Stream-Position`, where the live stream was before it was made: whoever follows the
 * stream from there (`after`) hears of everything that is not in the answer. To be mounted before what answers.
 */
export function tellPosition(stream: Pick<LiveStream, 'position'>): RequestHandler {
  return function setPosition(_request: Request, response: Response, next: NextFunction) {
    response.set('x-clew-stream-position', stream.position());
    next();
  };
}
