import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { CollectorError, isFinal } from '../collector/collector-client';
import type { QueryProblem } from './query-problem';
import { queryProblem } from './query-problem';

/** How a search is asked: `sent` makes the reader's text a question, `ask` has the collector read it. */
export interface QueryCheck {
  sent: (query: string) => string;
  ask: (query: string, signal: AbortSignal) => Promise<unknown>;
}

/** A query that was refused, and what is wrong with it. */
interface Refused {
  query: string;
  problem: QueryProblem;
}

/**
 * Lets the collector read a query before it takes effect, so that one that it refuses takes nothing off the screen. The
 * query that is in force is read as well: an address may hold anything.
 */
export function useQueryCheck(inForce: string, { sent, ask }: QueryCheck) {
  const queryClient = useQueryClient();
  const [refused, setRefused] = useState<Refused>();
  const questionOf = (query: string) => ({
    queryKey: ['query-check', sent(query)],
    queryFn: ({ signal }: { signal: AbortSignal }) => ask(sent(query), signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { error } = useQuery({ ...questionOf(inForce), enabled: inForce.trim() !== '' });
  const problemOf = (complaint: unknown, query: string) =>
    complaint instanceof CollectorError && isFinal(complaint)
      ? queryProblem(complaint.message, query, sent)
      : undefined;
  /** Whether the query may take effect. A collector that cannot be reached is the list's to report. */
  const isAccepted = async (query: string): Promise<boolean> => {
    const problem = await queryClient.fetchQuery(questionOf(query)).then(
      () => undefined,
      (complaint: unknown) => problemOf(complaint, query),
    );
    setRefused(problem === undefined ? undefined : { query, problem });
    return problem === undefined;
  };
  const ofAddress = problemOf(error, inForce);
  return {
    isAccepted,
    refused: refused ?? (ofAddress === undefined ? undefined : { query: inForce, problem: ofAddress }),
  };
}
