import { Link, useSearchParams } from 'wouter';
import { formatCount } from '../../format/format-number';
import { tabAddress } from './tab-address';
import { TRACE_TABS, type TraceTab } from './use-trace-tab';

const NAMES: Record<TraceTab, string> = {
  waterfall: 'Waterfall',
  services: 'Services',
  flame: 'Flame graph',
  statistics: 'Statistics',
  errors: 'Errors',
};

interface TraceTabsProps {
  shown: TraceTab;
  counts: Readonly<Partial<Record<TraceTab, number>>>;
}

/** The way from one to the other; what else the address says stays. */
export function TraceTabs({ shown, counts }: TraceTabsProps) {
  const [parameters] = useSearchParams();
  return (
    <nav className="trace-tabs" aria-label="Parts of the trace">
      {TRACE_TABS.map((tab) => (
        <Link
          key={tab}
          className="trace-tabs__tab"
          href={tabAddress(parameters, tab)}
          {...(tab === shown ? { 'aria-current': 'page' as const } : {})}
        >
          {NAMES[tab]}
          {counts[tab] !== undefined && <span className="trace-tabs__count">{formatCount(counts[tab])}</span>}
        </Link>
      ))}
    </nav>
  );
}
