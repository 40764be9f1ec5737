// Processor time that tracing adds to a request, beside its peers.
import { ratioOfAdded, VOID_NOTE } from '../ratio-of-added.mjs';
import { added, interleave, relative, spread } from '../rounds.mjs';
import { percent, printTable, withRange } from '../table.mjs';
import { withServer } from './measured-server.mjs';
import { fewVariants, variants } from './variants.mjs';

const FULL = { rounds: 5, warmUp: 2500, requests: 3500, variants };
const QUICK = { rounds: 3, warmUp: 1500, requests: 2000, variants: fewVariants };

export async function measureExpress({ isQuick }) {
  const plan = isQuick ? QUICK : FULL;
  const results = await interleave({ ...plan, measure: (variant) => measureOnce(variant, plan) });
  const bare = results.get('bare');
  printTable(
    `Express: 1 outgoing call and 5 nested spans per request (${plan.rounds} rounds of ${plan.requests} requests)`,
    [
      'variant',
      ...['CPU us/request', 'added us', 'ours / this', 'ours, own collector / this', 'throughput'],
      ...['traces', 'spans/trace', 'B/trace', 'POSTs', 'connections'],
    ],
    plan.variants.map((variant) => rowOf(variant, plan, results)),
    [
      'added = median over the rounds of what is above bare in the same round [lowest, highest]',
      'ours / this = added by ours, official server, divided by added by this (unsampled by unsampled)',
      'traces = those that arrived, in the worst round: a trace that is dropped is not paid for in full',
      VOID_NOTE,
    ],
  );

  function rowOf(variant, { requests }, all) {
    const rounds = all.get(variant.name);
    const [{ traces, spans, bytes, posts, connections }] = rounds;
    const delivered = Math.min(...rounds.map((round) => round.traces)) / (variant.rate * requests);
    const isBare = rounds === bare;
    return [
      variant.name,
      withRange(spread(rounds, 'microseconds')),
      isBare ? '' : withRange(added(rounds, bare, 'microseconds')),
      isBare ? '' : oursOver(variant, false),
      isBare ? '' : oursOver(variant, true),
      isBare ? '' : withRange(relative(rounds, bare, 'requestsPerSecond'), 2),
      percent(delivered),
      traces > 0 ? String(spans / traces) : '',
      traces > 0 ? (bytes / traces).toFixed(0) : '',
      String(posts),
      String(connections),
    ];
  }

  /** What is not recorded is not sent either: there, ours is the same whatever the server. */
  function oursOver({ name, rate, isOurs }, isAnnounced) {
    const sameRate = plan.variants.filter((variant) => variant.isOurs && variant.rate === rate);
    const compared = sameRate.find((variant) => Boolean(variant.isAnnounced) === isAnnounced) ?? sameRate[0];
    const ours = isOurs ? undefined : results.get(compared.name);
    return ratioOfAdded({ ours, theirs: results.get(name), bare, figure: 'microseconds' });
  }
}

async function measureOnce(variant, { warmUp, requests }) {
  return withServer(variant, async ({ ask, load, received }) => {
    await load(warmUp);
    await ask('begin');
    await received();
    const { seconds } = await load(requests);
    const microseconds = (await ask('end')) / requests;
    const { requests: posts, ...report } = await received();
    const isComplete = isDelivered(variant, requests, report);
    return { microseconds, requestsPerSecond: requests / seconds, posts, isComplete, ...report };
  });
}

/** A variant that lost or invented something was not measured at the same work. */
function isDelivered({ name, rate, spans = 0 }, requests, { traces, spans: arrived }) {
  const expected = rate * requests;
  if (traces === expected && arrived === expected * spans) return true;
  process.stderr.write(
    `\n${name}: ${traces} traces of ${arrived} spans arrived, not ${expected} of ${expected * spans}\n`,
  );
  return false;
}
