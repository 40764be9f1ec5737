import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { DEADLINE_MILLISECONDS } from '../../collector/collector-client';
import { ErrorNotice, LoadingNotice } from './notices';

/** As a question to the collector, a script has a time within which it comes: the browser itself gives it none. */
function inTime<Script>(load: () => Promise<Script>): Promise<Script> {
  return new Promise((resolve, reject) => {
    const deadline = setTimeout(
      () => reject(new Error('The collector did not send it within 15 seconds.')),
      DEADLINE_MILLISECONDS,
    );
    load()
      .then(resolve, () =>
        reject(new Error('The collector cannot be reached, or is another version than this page.')),
      )
      .finally(() => clearTimeout(deadline));
  });
}

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
  } = useQuery({ queryKey: ['script', what], queryFn: () => inTime(load), staleTime: Infinity });
  if (script !== undefined) return children(script);
  if (error === null) return <LoadingNotice what={what} />;
  return (
    <ErrorNotice
      title={`The script of ${what} has not come`}
      level={level}
      error={error}
      onRetry={() => void refetch()}
    >
      <p>Where trying again does not help, load the page anew.</p>
    </ErrorNotice>
  );
}
