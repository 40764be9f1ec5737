// What questions and senders do to each other: the same questions with and without a thousand transactions a second, and
// those with and without somebody who asks the worst question again and again.
import { setTimeout } from 'node:timers/promises';
import { scratchFolder, startCollector } from '../collector-process.mjs';
import { startSender } from '../load/start-sender.mjs';
import { Asker } from '../questions/asker.mjs';
import { hourLists, lists, others, trace } from '../questions/questions.mjs';
import { quantile } from '../questions/times.mjs';
import { copyOfStore, keptStore } from '../store/kept-store.mjs';
import { interleave, relative, spread } from '../../tracing/rounds.mjs';
import { printTable, withRange } from '../../tracing/table.mjs';

const PER_SECOND = 1_000;
const CONNECTIONS = 64;
const ASK_EVERY_MS = 200;
/** As many questions as the store works on at a time. */
const WORST_AT_ONCE = 2;
const MOST = { question: 2, acknowledgement: 3 };

const mix = [...hourLists, lists[0], lists[2], trace, others[1]];
/** It reads as many child spans as a question may. */
const worst = others.at(-1);

const variants = [
  { name: 'questions', questions: true },
  { name: 'questions while sending', questions: true, sends: true },
  { name: 'sending', sends: true },
  { name: 'sending during the worst question', sends: true, asksWorst: true },
];

export async function measureMixed({ isQuick }) {
  const transactions = isQuick ? 50_000 : 1_000_000;
  const [rounds, seconds] = isQuick ? [2, 3] : [5, 12];
  const store = keptStore({ transactions });
  const scratch = scratchFolder();
  copyOfStore(store, scratch.folder);
  const collector = await startCollector({ folder: scratch.folder });
  const sender = startSender({ url: collector.url, connections: CONNECTIONS, perSecond: PER_SECOND });
  const block = (variant) =>
    measureBlock(variant, { url: collector.url, sender, store, milliseconds: seconds * 1_000 });
  await block(variants[1]);
  const results = await interleave({ variants, rounds, measure: block });
  await sender.stop();
  await collector.stop();
  scratch.remove();
  printResults(results, { transactions, rounds, seconds });
}

async function measureBlock({ questions, sends, asksWorst }, { url, sender, store, milliseconds }) {
  const deadline = performance.now() + milliseconds;
  if (sends) await sender.begin();
  const [asked, worstTimes] = await Promise.all([
    questions ? askInTurn({ url, store, deadline }) : [],
    asksWorst ? askWorst({ url, store, deadline }) : [],
    setTimeout(milliseconds),
  ]);
  const sent = sends ? await sender.end() : {};
  return {
    questionP50: quantile(asked, 0.5),
    questionP95: quantile(asked, 0.95),
    worst: quantile(worstTimes, 0.5),
    sent: sent.perSecond,
    refused: (sent.refused ?? 0) + (sent.failed ?? 0) + (sent.unsent ?? 0),
    acknowledgedP50: sent.p50,
    acknowledgedP99: sent.p99,
  };
}

/** At a pace, so that what is measured is one question and not the queue of them. */
async function askInTurn({ url, store, deadline }) {
  const asker = new Asker(url);
  const times = [];
  for (let time = 0; performance.now() < deadline; time++) {
    const pause = setTimeout(ASK_EVERY_MS);
    times.push(await asker.ask(mix[time % mix.length].path(store, time)));
    await pause;
  }
  asker.close();
  return times;
}

async function askWorst({ url, store, deadline }) {
  const times = [];
  const one = async () => {
    const asker = new Asker(url);
    while (performance.now() < deadline) times.push(await asker.ask(worst.path(store, 0)));
    asker.close();
  };
  await Promise.all(Array.from({ length: WORST_AT_ONCE }, one));
  return times;
}

function printResults(results, { transactions, rounds, seconds }) {
  const [idle, loaded, sending, disturbed] = variants.map(({ name }) => results.get(name));
  const cell = (rounds, figure, digits = 0) =>
    rounds[0][figure] === undefined ? '' : withRange(spread(rounds, figure), digits);
  printTable(
    `Questions and senders on ${transactions / 1e6} M transactions (${rounds} rounds of ${seconds} s)`,
    [
      'variant',
      'sent a second',
      'not taken',
      'ms to acknowledge, p50',
      'p99',
      'ms of a question, p50',
      'p95',
    ],
    variants.map(({ name }) => {
      const own = results.get(name);
      return [
        name,
        cell(own, 'sent'),
        own[0].sent === undefined ? '' : cell(own, 'refused'),
        cell(own, 'acknowledgedP50'),
        cell(own, 'acknowledgedP99'),
        cell(own, own === disturbed ? 'worst' : 'questionP50'),
        cell(own, 'questionP95'),
      ];
    }),
    [
      `questions: ${mix.map(({ name }) => name).join('; ')}; one every ${ASK_EVERY_MS} ms`,
      `the worst: ${worst.name}, ${WORST_AT_ONCE} at a time without a pause`,
      `p95 of a question while sending, to without: ${withRange(relative(loaded, idle, 'questionP95'), 2)} (at most ${MOST.question})`,
      `p99 of an acknowledgement during the worst question, to without: ${withRange(relative(disturbed, sending, 'acknowledgedP99'), 2)} (at most ${MOST.acknowledgement})`,
    ],
  );
}
