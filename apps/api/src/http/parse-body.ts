import { invalidBody } from '@clew/service-host';
import type { z } from 'zod';
import { RequestRejected } from './request-rejected';

/**
 * Returns the body as `schema` describes it.
 *
 * @throws RequestRejected with status 400 and one detail per wrong field (at most 10).
 */
export function parseBody<Body>(schema: z.ZodType<Body>, body: unknown): Body {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new RequestRejected(400, invalidBody(parsed.error.issues));
}
