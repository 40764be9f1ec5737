import { sessionCookie } from '@clew/shop-contracts';
import type { Request } from 'express';

const cookiePattern = new RegExp(`(?:^|;) *${sessionCookie}=([A-Za-z0-9-]{1,128}) *(?:;|$)`);

/** The session's token from the request's cookie; db-service decides whether it is worth anything. */
export function sessionTokenOf(request: Request): string | undefined {
  return cookiePattern.exec(request.headers.cookie ?? '')?.[1];
}
