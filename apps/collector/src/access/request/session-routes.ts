import express, { Router, type NextFunction, type Request, type Response } from 'express';
import { jsonBody } from '@clew/service-host';
import type { Plan } from '../plan';
import { AccessError } from './access-error';
import type { Gate, Visit } from './gate';
import { presentedToken } from './presented-token';

/**
 * `/api/0/session`: signing in, for people. `POST {"token"}` puts the token into a cookie that scripts cannot read and
 * that other sites cannot send; `DELETE` takes it back; `GET` tells whether one has to sign in, who one is, and the plan. The cookie
 * is the token itself, so that every collector with the same readers knows it, also after a restart, and revoking the
 * token is all that ends it.
 */
export function sessionRoutes(gate: Gate, plan: Plan): Router {
  const router = Router({ caseSensitive: true });
  const cookie = (value: string, maxAge?: number) =>
    [
      `${gate.cookieName}=${value}`,
      'Path=/',
      'HttpOnly',
      'SameSite=Strict',
      ...(gate.behindTls ? ['Secure'] : []),
      ...(maxAge === undefined ? [] : [`Max-Age=${maxAge}`]),
    ].join('; ');

  router.get('/session', (request, response) => {
    response.json({ ...describeSession(gate, visitor(request, gate)), plan });
  });
  router.post('/session', express.json(jsonBody), (request: Request, response: Response) => {
    const token = tokenOf(request.body);
    const visit = gate.admit(request, token);
    if (gate.needToken) response.set('set-cookie', cookie(token));
    response.json({ ...describeSession(gate, visit), plan });
  });
  router.delete('/session', (_request, response) => {
    response.set('set-cookie', cookie('', 0)).status(204).end();
  });
  router.all('/session', (_request, response) => {
    response.status(405).set('allow', 'GET, HEAD, POST, DELETE').json({ detail: 'method not allowed' });
  });
  router.use('/session', refuseBody);
  return router;
}

/** Who asks; undefined for anybody who is not known. Asking with wrong tokens is limited all the same. */
function visitor(request: Request, gate: Gate): Visit | undefined {
  try {
    return gate.admit(request, presentedToken(request, gate.cookieName));
  } catch (error) {
    if (error instanceof AccessError && error.status === 401) return undefined;
    throw error;
  }
}

/** A body without a token is a wrong one. */
function tokenOf(body: unknown): string {
  const { token } = (body ?? {}) as { token?: unknown };
  return typeof token === 'string' ? token.trim() : '';
}

function describeSession({ needToken }: Gate, visit: Visit | undefined): Record<string, unknown> {
  return {
    sign_in: needToken,
    reader:
      visit === undefined
        ? null
        : {
            name: visit.reader.name,
            projects: visit.reader.grants === '*' ? '*' : visit.projects.all.map(({ slug }) => slug),
          },
  };
}

/** What `express.json` says of a body that it cannot read. */
function refuseBody(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  const { status, expose } = error as { status?: number; expose?: boolean };
  if (response.headersSent || expose !== true || status === undefined) return next(error);
  response.status(status).json({ detail: 'expected JSON such as {"token":"clew_..."}' });
}
