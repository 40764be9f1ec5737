import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Session } from '../collector/collector-client';
import { useCollector } from '../collector/collector-context';

export const SESSION_KEY = ['session'];

/** Who reads here; undefined until it is known. */
export function useSession(): Session | undefined {
  return useSessionQuery().data;
}

/** Whether the collector is still to say who reads here; not any more after a question has failed. */
export function useIsSessionAwaited(): boolean {
  const { isPending, failureCount } = useSessionQuery();
  return isPending && failureCount === 0;
}

function useSessionQuery() {
  const collector = useCollector();
  return useQuery({
    queryKey: SESSION_KEY,
    queryFn: ({ signal }) => collector.session(signal),
    // Signing in and out set it; what is refused for want of a reader asks anew.
    staleTime: Infinity,
  });
}

/** Changes who reads here: nothing that somebody else was shown is kept. */
export function useSessionChange(): (session: Session) => void {
  const queryClient = useQueryClient();
  return (session) => {
    queryClient.setQueryData(SESSION_KEY, session);
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
  };
}
