import { useMutation } from '@tanstack/react-query';
import { useId, useRef, type FormEvent } from 'react';
import { CollectorError } from '../collector/collector-client';
import { useCollector } from '../collector/collector-context';
import { ThreadBall } from '../design/thread-ball';
import { usePageTitle } from '../browser/use-page-title';
import { useSessionChange } from './use-session';
import './sign-in.css';

/** Asks for the token that stands for a reader. The address stays: what it names is shown afterwards. */
export function SignInPage() {
  usePageTitle('Sign in');
  const collector = useCollector();
  const changeSession = useSessionChange();
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (token: string) => collector.signIn(token),
    onSuccess: changeSession,
    onError: () => field.current?.select(),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate(field.current?.value ?? '');
  };
  return (
    <main className="sign-in">
      <form className="card sign-in__card" onSubmit={submit} aria-labelledby={`${id}-title`}>
        <p className="sign-in__name">
          <ThreadBall />
          Clew
        </p>
        <h1 id={`${id}-title`}>Sign in to read</h1>
        <label className="sign-in__label">
          Token
          <input
            ref={field}
            className="field mono"
            type="password"
            name="token"
            autoComplete="current-password"
            spellCheck={false}
            placeholder="clew_…"
            required
            autoFocus
            aria-invalid={error !== null}
            aria-describedby={`${id}-problem`}
          />
        </label>
        <p id={`${id}-problem`} className="sign-in__problem" role="alert">
          {error === null ? '' : problemOf(error)}
        </p>
        <button type="submit" className="button button--primary sign-in__button" disabled={isPending}>
          {isPending ? 'Signing in …' : 'Sign in'}
        </button>
        <p className="sign-in__hint">
          Whoever runs this collector makes tokens: <code>npm run collector -- readers add</code>
        </p>
      </form>
    </main>
  );
}

function problemOf(error: Error): string {
  const status = error instanceof CollectorError ? error.status : undefined;
  if (status === 401) return 'Nobody has this token, or no longer.';
  if (status === 429) return 'Too many wrong tokens. Try again in a minute.';
  return error.message;
}
