import { randomUUID } from 'node:crypto';
import type { EmailAccepted, EmailMessage } from '@clew/shop-contracts';
import type { RequestHandler } from 'express';
import { answerOnce } from './answer-once';

const LONGEST = { to: 254, subject: 200, text: 10_000 };

/**
 * `POST /email/messages`: 202 with the message's id; 400 `invalid_body`; 422 `undeliverable` for an address that can
 * never receive anything (the domain `.invalid`, RFC 2606); 409 when the idempotency key came with another message
 * before. The same message with the same key is sent once. Nothing leaves this machine.
 */
export function acceptEmail(): RequestHandler {
  const once = answerOnce<EmailAccepted>();
  return (request, response) => {
    const message: unknown = request.body;
    if (!isMessage(message)) return void response.status(400).json({ error: 'invalid_body' });
    if (message.to.endsWith('.invalid')) return void response.status(422).json({ error: 'undeliverable' });
    const answer = once(request.get('idempotency-key'), message, () => ({
      messageId: `message-${randomUUID()}`,
    }));
    if (!answer) return void response.status(409).json({ error: 'idempotency_key_reused' });
    response.status(202).json(answer);
  };
}

function isMessage(body: unknown): body is EmailMessage {
  if (typeof body !== 'object' || body === null) return false;
  const fields = body as Partial<Record<string, unknown>>;
  const complete = Object.entries(LONGEST).every(([name, longest]) => {
    const value = fields[name];
    return typeof value === 'string' && value !== '' && value.length <= longest;
  });
  return complete && /^[^\s@]+@[^\s@]+$/.test(String(fields['to']));
}
