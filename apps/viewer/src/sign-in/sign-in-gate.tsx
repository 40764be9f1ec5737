import type { ReactNode } from 'react';
import { LateAnswer } from '../design/notices/late-answer';
import { SignInPage } from './sign-in-page';
import { useIsSessionAwaited, useSession } from './use-session';

/**
 * What is behind it, unless one has to sign in first. It waits for the answer to that, which also says the plan: nothing is
 * shown for a moment that is not to be seen, other than that the answer is late. Where there is no answer, what is behind it says what is wrong.
 */
export function SignInGate({ children }: { children: ReactNode }) {
  const session = useSession();
  const isAwaited = useIsSessionAwaited();
  if (isAwaited) return <AwaitedSession />;
  return session?.sign_in === true && session.reader === null ? <SignInPage /> : children;
}

function AwaitedSession() {
  return (
    <main className="sign-in">
      <div role="status">
        <LateAnswer />
      </div>
    </main>
  );
}
