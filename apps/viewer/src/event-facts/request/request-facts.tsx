import type { ReactNode } from 'react';
import { FactTable } from '../../design/tables/fact-table';
import { ShowAll } from '../../design/show-all';
import { StoredText } from '../../design/stored-text';
import { isFilled } from '../../collector/stored-fields';
import { Panel } from '../panel';
import { requestOf, type NamedText } from './read-request';
import { StoredValue } from '../stored-value';
import { ValueTable } from '../value-table';

const AT_FIRST = 30;

/** The request that was being handled: address, query, headers, cookies and body, all of it as text. */
export function RequestFacts({ request }: { request: Record<string, unknown> }) {
  const { method, url, query, headers, cookies, data, rest } = requestOf(request);
  return (
    <Panel title="Request">
      {(method !== '' || url !== '') && (
        <p className="request-line">
          {method !== '' && <strong>{<StoredText>{method}</StoredText>}</strong>}{' '}
          <StoredText className="mono">{url}</StoredText>
        </p>
      )}
      <Pairs title="Query" pairs={query} />
      {data !== undefined && data !== null && data !== '' && (
        <Part title="Body">
          <StoredValue value={data} />
        </Part>
      )}
      <Pairs title="Headers" pairs={headers} />
      <Pairs title="Cookies" pairs={cookies} />
      {isFilled(rest) && (
        <Part title="More">
          <ValueTable values={rest} />
        </Part>
      )}
    </Panel>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="panel__part">
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Pairs({ title, pairs }: { title: string; pairs: readonly NamedText[] }) {
  if (pairs.length === 0) return null;
  return (
    <Part title={title}>
      <ShowAll items={pairs} atFirst={AT_FIRST} what="entries">
        {(shown) => (
          <FactTable facts={shown.map(([name, text]) => [name, <StoredText>{text}</StoredText>])} />
        )}
      </ShowAll>
    </Part>
  );
}
