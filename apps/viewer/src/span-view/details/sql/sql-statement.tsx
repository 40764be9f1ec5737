import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { StoredText } from '../../../design/stored-text';
import { visibleLines } from './visible-lines';

/** A longer statement is shown as it is: formatting it would stop the page. */
const LONGEST_FORMATTED = 20_000;

/** An SQL statement, formatted where that is possible; as it was sent, one click away. */
export function SqlStatement({ children: statement }: { children: string }) {
  const [isRaw, setRaw] = useState(false);
  const { data: formatted } = useQuery({
    queryKey: ['formatted sql', statement],
    queryFn: async () => {
      const { formatSql } = await import('./format-sql');
      return formatSql(statement);
    },
    enabled: statement.length <= LONGEST_FORMATTED,
    staleTime: Infinity,
    retry: false,
  });
  return (
    <>
      {formatted !== undefined && (
        <button
          type="button"
          className="button button--small toggle"
          aria-pressed={isRaw}
          onClick={() => setRaw(!isRaw)}
        >
          As it was sent
        </button>
      )}
      <pre className="code-block">
        {formatted === undefined || isRaw ? (
          <StoredText>{statement}</StoredText>
        ) : (
          <bdi className="stored-text">{visibleLines(formatted)}</bdi>
        )}
      </pre>
    </>
  );
}
