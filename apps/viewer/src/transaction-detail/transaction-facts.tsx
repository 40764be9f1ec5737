import type { StoredError } from '@clew/trace-model';
import type { ReactNode } from 'react';
import type { TransactionEvent } from '../collector/collector-client';
import { StoredText } from '../design/stored-text';
import { TagTable } from '../design/tag-table';
import { visibleData } from '../design/visible-text';
import { SpanErrors } from '../span-view/span-errors';
import { Breadcrumbs, breadcrumbsOf } from './breadcrumbs';
import { Measurements, measurementsOf } from './measurements';

interface TransactionFactsProps {
  event: TransactionEvent;
  errors: readonly StoredError[];
}

/** What is known about the transaction besides its spans: the story on the left, its attributes on the right. */
export function TransactionFacts({ event, errors }: TransactionFactsProps) {
  const breadcrumbs = breadcrumbsOf(event.breadcrumbs);
  const measurements = measurementsOf(event.measurements);
  const contexts = Object.entries(event.contexts ?? {}).filter(([name]) => name !== 'trace');
  return (
    <div className="transaction-facts">
      <div className="transaction-facts__story">
        {errors.length > 0 && (
          <Panel title="Errors">
            <SpanErrors errors={errors} />
          </Panel>
        )}
        <Panel title="Breadcrumbs">
          <Breadcrumbs breadcrumbs={breadcrumbs} />
        </Panel>
        {isFilled(event.request) && (
          <Panel title="Request">
            <pre className="code-block">{visibleData(event.request)}</pre>
          </Panel>
        )}
        {isFilled(event.extra) && (
          <Panel title="Additional data">
            <pre className="code-block">{visibleData(event.extra)}</pre>
          </Panel>
        )}
        {contexts.map(([name, context]) => (
          <Panel key={name} title={name}>
            <pre className="code-block">{visibleData(context)}</pre>
          </Panel>
        ))}
      </div>
      <div className="transaction-facts__attributes">
        <Panel title="Tags">
          <TagTable tags={event.tags} />
        </Panel>
        {measurements.length > 0 && (
          <Panel title="Measurements">
            <Measurements measurements={measurements} />
          </Panel>
        )}
        <Panel title="Origin">
          <TagTable tags={originOf(event)} />
        </Panel>
        {isFilled(event.user) && (
          <Panel title="User">
            <TagTable tags={event.user} />
          </Panel>
        )}
      </div>
    </div>
  );
}

function Panel({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card panel">
      <h2>
        <StoredText>{title}</StoredText>
      </h2>
      {children}
    </section>
  );
}

function isFilled(value: Record<string, unknown> | null | undefined): value is Record<string, unknown> {
  return value !== null && value !== undefined && Object.keys(value).length > 0;
}

function originOf({ event_id, sdk, release, environment, server_name, platform }: TransactionEvent) {
  const sdkText = sdk ? `${sdk.name} ${sdk.version ?? ''}`.trim() : undefined;
  const origin = { 'event id': event_id, SDK: sdkText, release, environment, server: server_name, platform };
  return Object.fromEntries(
    Object.entries(origin).filter(([, value]) => typeof value === 'string' && value !== ''),
  );
}
