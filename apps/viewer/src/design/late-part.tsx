import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorNotice, LoadingNotice } from './notices';

interface LatePartProps<Script> {
  /** What comes with the script; each part has words of its own. */
  what: string;
  /** 1 where it is all that the page has. */
  level?: 1 | 2;
  load: () => Promise<Script>;
  children: (script: Script) => ReactNode;
}

/**
 * A part of the page that few open: its script comes when somebody looks at it. One that does not come leaves the rest
 * of the page as it is, and can be asked for again, which `React.lazy` cannot.
 */
export function LatePart<Script>({ what, level = 2, load, children }: LatePartProps<Script>) {
  const {
    data: script,
    error,
    refetch,
  } = useQuery({ queryKey: ['script', what], queryFn: load, staleTime: Infinity });
  if (script !== undefined) return children(script);
  if (error === null) return <LoadingNotice what={what} />;
  return (
    <ErrorNotice
      title={`The script of ${what} has not come`}
      level={level}
      error={new Error('The collector cannot be reached, or is another version than this page.')}
      onRetry={() => void refetch()}
    >
      <p>Where trying again does not help, load the page anew.</p>
    </ErrorNotice>
  );
}
