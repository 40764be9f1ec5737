import { useMutation } from '@tanstack/react-query';
import { isFinal } from '../../../collector/collector-client';
import { useCollector } from '../../../collector/collector-context';
import { queryProblem, sentenceOf } from '../../../search/query-problem';
import { questionToCheck } from '../../list-question';
import type { ColumnProblem } from '../column-problem';
import { columnProblem } from '../column-problem';

const DEADLINE_MILLISECONDS = 3_000;

/** Columns that the collector refuses: one of them, or all of them with the query of the list. */
export interface RefusedColumns {
  fields: readonly string[];
  problem: ColumnProblem | { field?: undefined; message: string };
}

/**
 * Lets the collector read the question that columns make before they take effect; the answer is what it refuses of them. A
 * collector that cannot be reached is the list's to report.
 */
export function useColumnCheck(query: string) {
  const collector = useCollector();
  return useMutation({
    mutationFn: async (fields: string[]): Promise<RefusedColumns | undefined> => {
      const question = questionToCheck({ query, fields });
      const complaint = await collector.events(question, AbortSignal.timeout(DEADLINE_MILLISECONDS)).then(
        () => undefined,
        (error: unknown) => (error instanceof Error && isFinal(error) ? error.message : undefined),
      );
      if (complaint === undefined) return undefined;
      const ofAll = { message: queryProblem(complaint, query)?.message ?? sentenceOf(complaint) };
      return { fields, problem: columnProblem(complaint, question.fields) ?? ofAll };
    },
  });
}
