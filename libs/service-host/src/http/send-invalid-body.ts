import type { ServerResponse } from 'node:http';
import { sendJson } from './send-json';

const MOST_DETAILS = 10;
const LONGEST_MESSAGE = 200;

/** What is wrong with one part of a body, in the form that schema libraries report it. */
export interface BodyIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/**
 * Answers 400 `{"error": "invalid_body", "details": [{"path": "lines.0.quantity", "message"}]}` with the first ten
 * issues.
 * @example sendInvalidBody(response, schema.safeParse(request.body).error.issues)
 */
export function sendInvalidBody(response: ServerResponse, issues: readonly BodyIssue[]): void {
  sendJson(response, 400, invalidBody(issues));
}

/** The body of that answer, for who answers in another way. */
export function invalidBody(issues: readonly BodyIssue[]) {
  const details = issues.slice(0, MOST_DETAILS).map(({ path, message }) => ({
    path: path.map(String).join('.'),
    message: message.slice(0, LONGEST_MESSAGE),
  }));
  return { error: 'invalid_body', details };
}
