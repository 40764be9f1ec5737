import { Link, useSearchParams } from 'wouter';
import { formatCount } from '../../format/format-number';

/** The ways to look at a trace; the address names the one that is shown, except the first. */
export const TRACE_TABS = ['waterfall', 'services', 'statistics', 'errors'] as const;
export type TraceTab = (typeof TRACE_TABS)[number];

const NAMES: Record<TraceTab, string> = {
  waterfall: 'Waterfall',
  services: 'Services',
  statistics: 'Statistics',
  errors: 'Errors',
};

/** The tab that the address names. */
export function useTraceTab(): TraceTab {
  const [parameters] = useSearchParams();
  return TRACE_TABS.find((tab) => tab === parameters.get('tab')) ?? 'waterfall';
}

interface TraceTabsProps {
  shown: TraceTab;
  counts: Readonly<Partial<Record<TraceTab, number>>>;
}

/** The way from one to the other; what else the address says stays. */
export function TraceTabs({ shown, counts }: TraceTabsProps) {
  const [parameters] = useSearchParams();
  const addressOf = (tab: TraceTab) => {
    const next = new URLSearchParams(parameters);
    if (tab === 'waterfall') next.delete('tab');
    else next.set('tab', tab);
    return `?${next.toString()}`;
  };
  return (
    <nav className="trace-tabs" aria-label="Parts of the trace">
      {TRACE_TABS.map((tab) => (
        <Link
          key={tab}
          className="trace-tabs__tab"
          href={addressOf(tab)}
          {...(tab === shown ? { 'aria-current': 'page' as const } : {})}
        >
          {NAMES[tab]}
          {counts[tab] !== undefined && <span className="trace-tabs__count">{formatCount(counts[tab])}</span>}
        </Link>
      ))}
    </nav>
  );
}
