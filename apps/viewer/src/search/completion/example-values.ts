import type { ValueKind } from '../catalogue/value-fields';

/** What a value of each kind may look like, where no stored ones are offered. */
export const EXAMPLE_VALUES: Partial<Record<ValueKind, readonly { text: string; about: string }[]>> = {
  duration: [
    { text: '>500ms', about: 'longer than half a second' },
    { text: '>=1s', about: 'a second or longer' },
    { text: '<100ms', about: 'shorter than a tenth of a second' },
  ],
  number: [
    { text: '>10', about: 'more than ten' },
    { text: '<=1.5k', about: 'at most 1,500' },
  ],
  share: [
    { text: '>5%', about: 'more than one of twenty' },
    { text: '=0', about: 'none' },
  ],
  date: [
    { text: '-24h', about: 'the last 24 hours' },
    { text: '+1h', about: 'older than an hour' },
  ],
  'event-type': [
    { text: 'transaction', about: '' },
    { text: 'error', about: '' },
  ],
};
