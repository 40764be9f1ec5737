// How long a process waits until it is traced, with warm file caches.
import { startProcess } from '../process/ask.mjs';
import { MEASURED } from '../process/machine.mjs';
import { interleave, spread } from '../rounds.mjs';
import { percent, printTable, withRange } from '../table.mjs';

const variants = [
  { name: 'ours, in a bundle', options: { sdk: 'ours', bundle: 'node' } },
  { name: 'ours, in a minified bundle', options: { sdk: 'ours', bundle: 'node-minified' } },
  { name: 'OpenTelemetry', options: { sdk: 'opentelemetry' } },
  {
    name: 'Sentry 11 (static)',
    options: { sdk: 'sentry', package: 'sentry-node-11', settings: { traceLifecycle: 'static' } },
  },
  { name: 'Sentry 10', options: { sdk: 'sentry', package: 'sentry-node-10', settings: {} } },
  { name: 'Sentry 5.30', options: { sdk: 'sentry-5' } },
];

export async function measureLoadAndInit({ isQuick }) {
  const rounds = isQuick ? 5 : 15;
  const results = await interleave({ variants, rounds, measure: ({ options }) => measureOnce(options) });
  const ours = spread(results.get(variants[0].name), 'total').median;
  printTable(
    `Load and init: fresh processes (${rounds} rounds)`,
    ['variant', 'load ms', 'init ms', 'together', 'ours / this'],
    variants.map(({ name, options }) => {
      const [load, init, total] = ['load', 'init', 'total'].map((figure) =>
        spread(results.get(name), figure),
      );
      return [
        name,
        withRange(load, 1),
        withRange(init, 1),
        withRange(total, 1),
        options.sdk === 'ours' ? '' : percent(ours / total.median),
      ];
    }),
    ["Node's own http, https and diagnostics modules are loaded within, as nothing else has loaded them"],
  );
}

async function measureOnce(options) {
  const file = new URL('probe.mjs', import.meta.url);
  const probe = startProcess({ file, processor: MEASURED, options });
  try {
    return await probe.ask('milliseconds');
  } finally {
    await probe.stop();
  }
}
