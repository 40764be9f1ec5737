import type { TraceTab } from './use-trace-tab';

/** The address of a way to look at the trace; what else `parameters`, those of the present one, say stays. */
export function tabAddress(parameters: URLSearchParams, tab: TraceTab): string {
  const next = new URLSearchParams(parameters);
  if (tab === 'waterfall') next.delete('tab');
  else next.set('tab', tab);
  return `?${next.toString()}`;
}

/** The address of the waterfall in which `text` is searched for. */
export function foundInWaterfall(parameters: URLSearchParams, text: string): string {
  const next = new URLSearchParams(parameters);
  next.set('find', text);
  return tabAddress(next, 'waterfall');
}

/** Whether an address is that of `parameters`, the present one: going there again adds nothing to the history. */
export function isHere(parameters: URLSearchParams, address: string): boolean {
  return address === `?${parameters.toString()}`;
}
