import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useCollector } from '../collector/collector-context';
import { StoredText } from '../design/stored-text';
import { useLiveStatus } from '../live/live-context';
import { SESSION_KEY, useSession, useSessionChange } from './use-session';
import './sign-in.css';

/** Who is signed in, and the way out; nothing where nobody has to sign in. */
export function SignedInReader() {
  const session = useSession();
  useRevocationNotice();
  const name = session?.sign_in === true ? session.reader?.name : undefined;
  return typeof name === 'string' ? <SignedIn name={name} /> : null;
}

function SignedIn({ name }: { name: string }) {
  const collector = useCollector();
  const changeSession = useSessionChange();
  const { mutate, isPending } = useMutation({
    mutationFn: () => collector.signOut(),
    onSuccess: () => changeSession({ sign_in: true, reader: null }),
  });
  return (
    <div className="signed-in">
      <span className="visually-hidden">Signed in as </span>
      <StoredText className="signed-in__name">{name}</StoredText>
      <button type="button" className="button button--small" disabled={isPending} onClick={() => mutate()}>
        Sign out
      </button>
    </div>
  );
}

/** The collector ends the stream of a reader that it no longer knows: then it is asked again who reads here. */
function useRevocationNotice(): void {
  const queryClient = useQueryClient();
  const status = useLiveStatus();
  useEffect(() => {
    if (status === 'waiting') void queryClient.invalidateQueries({ queryKey: SESSION_KEY });
  }, [status, queryClient]);
}
