/**
 * The session of the one demonstration customer. db-service seeds it, `GET /` hands it to the browser as an
 * HttpOnly cookie, and api passes it on to db-service as `authorization: Bearer <token>`. It guards nothing real.
 */
export const demoSession = {
  token: 'demo-session-3f9c2b7a54e1',
  customer: { id: 'customer-ariadne', name: 'Ariadne', email: 'ariadne@shop.example' },
} as const;

/** The name of the cookie that holds the session's token. */
export const sessionCookie = 'clew_session';
