import type { ReactNode } from 'react';
import { SignInPage } from './sign-in-page';
import { useSession } from './use-session';

/**
 * What is behind it, unless one has to sign in first. It does not wait for the answer to that: where nobody has to sign
 * in, the page is there as soon as it would be without this.
 */
export function SignInGate({ children }: { children: ReactNode }) {
  const session = useSession();
  return session?.sign_in === true && session.reader === null ? <SignInPage /> : children;
}
