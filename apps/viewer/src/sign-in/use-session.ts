import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Session } from '../collector/collector-client';
import { useCollector } from '../collector/collector-context';

export const SESSION_KEY = ['session'];

/** Who reads here; undefined until it is known. */
export function useSession(): Session | undefined {
  const collector = useCollector();
  const { data } = useQuery({
    queryKey: SESSION_KEY,
    queryFn: ({ signal }) => collector.session(signal),
  });
  return data;
}

/** Changes who reads here: nothing that somebody else was shown is kept. */
export function useSessionChange(): (session: Session) => void {
  const queryClient = useQueryClient();
  return (session) => {
    queryClient.setQueryData(SESSION_KEY, session);
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
  };
}
