import { useSearchParams } from 'wouter';

/** The ways to look at a trace; the address names the one that is shown, except the first. */
export const TRACE_TABS = ['waterfall', 'services', 'flame', 'statistics', 'errors'] as const;
export type TraceTab = (typeof TRACE_TABS)[number];

/** The tab that the address names. */
export function useTraceTab(): TraceTab {
  const [parameters] = useSearchParams();
  return TRACE_TABS.find((tab) => tab === parameters.get('tab')) ?? 'waterfall';
}
