import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { CollectorError, isFinal } from '../collector/collector-client';
import type { QueryProblem } from './query-problem';
import { queryProblem } from './query-problem';

/** How a search is asked. */
export interface QueryCheck {
  /** What of the question is not in the query: with something else there it is another one. */
  about: readonly string[];
  /** What the reader's text is sent as. */
  sent: (query: string) => string;
  /** Has the collector read a query of the reader's. */
  ask: (query: string, signal: AbortSignal) => Promise<unknown>;
}

/** What a check comes to; one that is overtaken by another says nothing. */
type QueryVerdict = 'accepted' | 'refused' | 'overtaken';

/** A query that was refused, and what is wrong with it. */
interface Refused {
  query: string;
  problem: QueryProblem;
}

const DEADLINE_MILLISECONDS = 3_000;

/**
 * Lets the collector read a query before it takes effect, so that one that it refuses takes nothing off the screen. The
 * query that is in force is read as well: an address may hold anything.
 */
export function useQueryCheck(inForce: string, { about, sent, ask }: QueryCheck) {
  const queryClient = useQueryClient();
  const [refused, setRefused] = useState<Refused>();
  const { isChecking, run, drop } = useLatest(inForce);
  const questionOf = (query: string) => ({
    queryKey: ['query-check', about, sent(query)],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      ask(query, AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MILLISECONDS)])),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  const { error } = useQuery({ ...questionOf(inForce), enabled: inForce.trim() !== '' });
  const problemIn = (complaint: unknown, query: string) =>
    complaint instanceof CollectorError && isFinal(complaint)
      ? queryProblem(complaint.message, query, sent)
      : undefined;
  /** Whether the query may take effect. A collector that cannot be reached is the list's to report. */
  const judge = async (query: string): Promise<QueryVerdict> => {
    const checked = await run(
      queryClient.fetchQuery(questionOf(query)).then(
        () => ({ problem: undefined }),
        (complaint: unknown) => ({ problem: problemIn(complaint, query) }),
      ),
    );
    if (checked === undefined) return 'overtaken';
    setRefused(checked.problem && { query, problem: checked.problem });
    return checked.problem === undefined ? 'accepted' : 'refused';
  };
  /** What is wrong with a query, where the collector has refused it. */
  const problemOf = (query: string): QueryProblem | undefined => {
    if (refused?.query === query) return refused.problem;
    return query === inForce ? problemIn(error, inForce) : undefined;
  };
  return { isChecking, judge, drop, problemOf };
}

/**
 * Waits for the latest of several answers: one that is overtaken, dropped or left behind becomes `undefined`. Another
 * `subject` leaves it behind.
 */
function useLatest(subject: string) {
  const latest = useRef(0);
  const [waiting, setWaiting] = useState<{ over: string }>();
  useEffect(
    () => () => {
      latest.current += 1;
    },
    [subject],
  );
  const drop = () => {
    latest.current += 1;
    setWaiting(undefined);
  };
  const run = async <Answer>(answer: Promise<Answer>): Promise<Answer | undefined> => {
    latest.current += 1;
    const own = latest.current;
    const wait = { over: subject };
    setWaiting(wait);
    const arrived = await answer;
    setWaiting((current) => (current === wait ? undefined : current));
    return latest.current === own ? arrived : undefined;
  };
  return { isChecking: waiting?.over === subject, run, drop };
}
