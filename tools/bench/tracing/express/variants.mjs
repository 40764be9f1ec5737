// The SDKs side by side, each with everything recorded and with nothing recorded.

const sentry11 = { sdk: 'sentry', package: 'sentry-node-11', settings: { traceLifecycle: 'static' } };
const sentry10 = { sdk: 'sentry', package: 'sentry-node-10', settings: {} };

/** `spans` is how many spans a recorded request must arrive with. */
export const variants = [
  { name: 'bare', options: { sdk: 'bare' }, rate: 0 },
  { name: 'ours, official server', options: { sdk: 'ours' }, rate: 1, spans: 7, isOurs: true },
  {
    name: 'ours, own collector',
    options: { sdk: 'ours' },
    rate: 1,
    spans: 7,
    isOurs: true,
    isAnnounced: true,
  },
  { name: 'OpenTelemetry', options: { sdk: 'opentelemetry' }, rate: 1, spans: 8 },
  { name: 'Sentry 11 (static)', options: sentry11, rate: 1, spans: 8 },
  { name: 'Sentry 10', options: sentry10, rate: 1, spans: 8 },
  { name: 'Sentry 5.30', options: { sdk: 'sentry-5' }, rate: 1, spans: 7 },
  { name: 'ours, unsampled', options: { sdk: 'ours' }, rate: 0, isOurs: true },
  { name: 'OpenTelemetry, unsampled', options: { sdk: 'opentelemetry' }, rate: 0 },
  { name: 'Sentry 11 (static), unsampled', options: sentry11, rate: 0 },
  { name: 'Sentry 10, unsampled', options: sentry10, rate: 0 },
  { name: 'Sentry 5.30, unsampled', options: { sdk: 'sentry-5' }, rate: 0 },
];

/** Bare, ours and OpenTelemetry's: enough to work with. */
export const fewVariants = variants.filter(
  ({ options }) => options.sdk === 'bare' || options.sdk === 'ours' || options.sdk === 'opentelemetry',
);
