export { backgroundPoll } from '@clew/trace-model';

/** The spans of the internal service besides its root. */
export const internalServiceSpans = 1;
