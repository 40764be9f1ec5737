import { thirdPartyRoutes } from '@clew/shop-contracts';
import type { EmailMessage } from '@clew/shop-contracts';

/** How long the e-mail provider may take for one message. */
const providerDeadlineMs = 5000;

/** The provider will never take this message: sending it again is of no use. */
export class EmailRefused extends Error {
  constructor(status: number) {
    super(`the e-mail provider refused the message (${status})`);
    this.name = 'EmailRefused';
  }
}

/**
 * Hands a message to the e-mail provider. A provider that honours `idempotencyKey` sends it once, however often a
 * job is repeated.
 *
 * @throws EmailRefused for an answer 4xx that repeating cannot change; any other error is worth another try.
 */
export async function sendEmail(
  thirdPartyUrl: string,
  message: EmailMessage,
  idempotencyKey: string,
): Promise<void> {
  const response = await fetch(`${thirdPartyUrl}${thirdPartyRoutes.emailMessages}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': idempotencyKey },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(providerDeadlineMs),
    redirect: 'error',
  });
  // Reading the body to its end frees the connection.
  await response.arrayBuffer();
  if (response.ok) return;
  if (isFinal(response.status)) throw new EmailRefused(response.status);
  throw new Error(`the e-mail provider answered ${response.status}`);
}

/** Client errors are final, except for "too slow" and "too many". */
function isFinal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}
