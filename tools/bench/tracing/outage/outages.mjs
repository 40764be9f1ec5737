// What a collector that fails costs the service that reports to it: how late its event loop is, and its processor time.
import { withServer } from '../express/measured-server.mjs';
import { interleave, relative, spread } from '../rounds.mjs';
import { printTable, withRange } from '../table.mjs';

const FULL = { rounds: 5, warmUp: 2500, requests: 3500 };
const QUICK = { rounds: 3, warmUp: 1500, requests: 2000 };

const ours = { options: { sdk: 'ours' }, rate: 1, isAnnounced: true };
const healthy = { ...ours, name: 'collector works' };

const variants = [
  { name: 'bare', options: { sdk: 'bare' }, rate: 0 },
  healthy,
  { ...ours, name: 'collector refuses', fault: 'refuses' },
  { ...ours, name: 'collector hangs', fault: 'hangs' },
  { ...ours, name: 'collector fails', fault: 'fails' },
];

export async function measureOutages({ isQuick }) {
  const plan = isQuick ? QUICK : FULL;
  const results = await interleave({
    variants,
    rounds: plan.rounds,
    measure: (variant) => measureOnce(variant, plan),
  });
  const [bare, working] = ['bare', healthy.name].map((name) => results.get(name));
  printTable(
    `Outages: the same service, everything recorded (${plan.rounds} rounds of ${plan.requests} requests, all answered)`,
    ['variant', 'loop delay p99, ms', 'of bare', 'of working', 'CPU us/request', 'of bare', 'of working'],
    variants.map(({ name }) => {
      const rounds = results.get(name);
      const columns = (figure, digits) => [
        withRange(spread(rounds, figure), digits),
        ...[bare, working].map((base) => withRange(relative(rounds, base, figure), 2)),
      ];
      return [name, ...columns('delay', 2), ...columns('microseconds', 0)];
    }),
    ['of bare, of working = median over the rounds of the ratio in the same round [lowest, highest]'],
  );
}

/** The load is a closed loop, which fails at the first answer that is not 200. */
async function measureOnce(variant, { warmUp, requests }) {
  return withServer(variant, async ({ ask, load }) => {
    await load(warmUp);
    await ask('begin');
    await ask('watchDelay');
    await load(requests);
    const delay = await ask('delay');
    return { delay, microseconds: (await ask('end')) / requests };
  });
}
