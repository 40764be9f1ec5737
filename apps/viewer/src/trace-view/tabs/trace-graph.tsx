import type { ServiceCall, ServiceCalls, ServiceFigures } from '@clew/trace-model';
import { useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { formatDuration } from '../../format/format-duration';
import { countOf, formatCount } from '../../format/format-number';
import type { GraphCall, GraphService } from '../../service-graph/call-graph';
import { LateServiceGraph } from '../../service-graph/late-service-graph';
import { foundInWaterfall } from './tab-address';

/** Who called whom in a trace; a service leads to its transactions in the waterfall. */
export function TraceGraph({ services: all }: { services: ServiceCalls }) {
  const [parameters] = useSearchParams();
  const services = useMemo(
    () => all.services.map((figures) => drawnService(figures, foundInWaterfall(parameters, figures.service))),
    [all, parameters],
  );
  const calls = useMemo(() => all.calls.map(drawnCall), [all]);
  return <LateServiceGraph services={services} calls={calls} tellsHandedOn />;
}

function drawnService({ service, transactions, self, errors }: ServiceFigures, href: string): GraphService {
  const failures = [
    transactions.failed > 0 && `${formatCount(transactions.failed)} failed`,
    errors > 0 && countOf(errors, 'error'),
  ];
  return {
    service,
    figures: `${countOf(transactions.count, 'transaction')} · ${formatDuration(self * 1_000)} itself`,
    failed: failures.filter(Boolean).join(' '),
    href,
  };
}

function drawnCall({ caller, service, transactions, asynchronous }: ServiceCall): GraphCall {
  const isHandedOn = asynchronous === transactions.count;
  return {
    caller,
    service,
    figures: `${countOf(transactions.count, 'call')} · ${formatDuration(transactions.total * 1_000)}`,
    failed: transactions.failed > 0 ? `${formatCount(transactions.failed)} failed` : '',
    remark: !isHandedOn && asynchronous > 0 ? `${formatCount(asynchronous)} handed on` : '',
    isHandedOn,
  };
}
