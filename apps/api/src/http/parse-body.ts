import type { z } from 'zod';
import { RequestRejected } from './request-rejected';

/**
 * Returns the body as `schema` describes it.
 *
 * @throws RequestRejected with status 400 and one detail per wrong field (at most 20).
 */
export function parseBody<Body>(schema: z.ZodType<Body>, body: unknown): Body {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const details = parsed.error.issues
    .slice(0, 20)
    .map(({ path, message }) => ({ path: path.map(String).join('.'), message }));
  throw new RequestRejected(400, { error: 'invalid_body', details });
}
