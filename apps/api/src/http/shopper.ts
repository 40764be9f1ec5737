import { randomUUID } from 'node:crypto';
import { isShopperId, shopperCookie, userIdTag } from '@clew/shop-contracts';
import type { Tracer } from '@clew/tracing/core';
import type { Request, RequestHandler, Response } from 'express';

const cookiePattern = new RegExp(`(?:^|;) *${shopperCookie}=([^; ]+) *(?:;|$)`);

const daysRemembered = 30;

/** The anonymous shopper's id from the request's cookie. It says nothing about a person, and grants nothing. */
export function shopperIdOf(request: Request): string | undefined {
  const value = cookiePattern.exec(request.headers.cookie ?? '')?.[1];
  return value !== undefined && isShopperId(value) ? value : undefined;
}

/** Makes the shopper the user of every request that brings the cookie; mounted behind `tracingHandler`. */
export function nameShopper(tracer: Tracer): RequestHandler {
  return (request, _response, next) => {
    const shopperId = shopperIdOf(request);
    if (shopperId !== undefined) tracer.activeSpan()?.setTag(userIdTag, shopperId);
    next();
  };
}

/**
 * Gives a browser that opens the page an id, or thirty more days with the one that it has. The tag `shopper` says which:
 * `new` or `returning`.
 */
export function welcomeShopper(tracer: Tracer, request: Request, response: Response): string {
  const known = shopperIdOf(request);
  const shopperId = known ?? randomUUID();
  response.cookie(shopperCookie, shopperId, {
    httpOnly: true,
    // Not strict: who follows a link to the shop is no new shopper.
    sameSite: 'lax',
    maxAge: daysRemembered * 24 * 3_600_000,
  });
  tracer
    .activeSpan()
    ?.setTag(userIdTag, shopperId)
    .setTag('shopper', known === undefined ? 'new' : 'returning');
  return shopperId;
}
