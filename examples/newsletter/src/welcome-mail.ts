import type { Subscriber } from './subscribers';

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

export function writeWelcomeMail({ email, name }: Subscriber): Mail {
  return {
    to: email,
    subject: 'Welcome',
    text: `Dear ${name},\n\nthank you for signing up. The next letter comes on Monday.\n`,
  };
}

/** Hands a mail to the service that sends it. */
export async function sendMail(mailUrl: string, mail: Mail): Promise<void> {
  const response = await fetch(`${mailUrl}/mails`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(mail),
    signal: AbortSignal.timeout(5000),
  });
  if (!response.ok) throw new Error(`the mail service answered with ${response.status}`);
}
