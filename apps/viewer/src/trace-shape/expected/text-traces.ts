import { backgroundPoll, checkout, pageLoad } from '@clew/trace-model/text-traces';

/** The text's own three traces, as the address names them. */
export const TEXT_TRACES = {
  'page-load': { title: 'Page load', tree: pageLoad },
  checkout: { title: 'Checkout', tree: checkout },
  'background-poll': { title: 'Background poll', tree: backgroundPoll },
} as const;

export type TextTraceName = keyof typeof TEXT_TRACES;
export const TEXT_TRACE_NAMES = Object.keys(TEXT_TRACES) as TextTraceName[];
