// What questions cost at the API of a collector that holds a million transactions, and those about an hour with ten times
// as many.
import { startCollector } from '../collector-process.mjs';
import { Asker } from '../questions/asker.mjs';
import { hourLists, lists, others, trace } from '../questions/questions.mjs';
import { quantile, timesOf } from '../questions/times.mjs';
import { keptStore } from '../store/kept-store.mjs';
import { interleave, relative, spread } from '../../tracing/rounds.mjs';
import { printTable, withRange } from '../../tracing/table.mjs';

const MOST_MS = { list: 100, trace: 50 };
const MOST_GROWTH = 3;
const DAYS = 10;

export async function measureLists({ isQuick }) {
  const transactions = isQuick ? 50_000 : 1_000_000;
  const [stored, storedDays] = [1, DAYS].map((days) => keptStore({ transactions, days }));
  const day = await openStore(stored);
  await measureDay(day, isQuick ? 5 : 40);
  const days = await openStore(storedDays);
  await measureGrowth([day, days], { rounds: isQuick ? 2 : 7, asks: isQuick ? 2 : 5 });
  for (const { close } of [day, days]) await close();
}

async function openStore(store) {
  const collector = await startCollector({ folder: store.folder });
  const asker = new Asker(collector.url);
  return {
    name: inMillions(store.transactions),
    store,
    ask: (question, time) => asker.ask(question.path(store, time)),
    async close() {
      asker.close();
      await collector.stop();
    },
  };
}

async function measureDay({ name, ask }, asks) {
  const bounded = [...lists.map((question) => [question, MOST_MS.list]), [trace, MOST_MS.trace]];
  const rows = [...bounded, ...others.map((question) => [question, undefined])];
  const questions = rows.map(([question]) => question);
  await timesOf({ questions, asks: 1, ask });
  const times = await timesOf({ questions, asks, ask });
  printTable(
    `Questions at the API: ${name} transactions of a day with 10 spans each (each asked ${asks} times, in turn)`,
    ['question', 'ms, median', 'p95', 'at most'],
    rows.map(([question, most]) => [
      question.name,
      quantile(times.get(question), 0.5).toFixed(1),
      quantile(times.get(question), 0.95).toFixed(1),
      most === undefined ? '' : String(most),
    ]),
  );
}

async function measureGrowth([day, days], { rounds, asks }) {
  const variants = [day, days];
  const questions = [...hourLists, trace];
  for (const { ask } of variants) await timesOf({ questions, asks: 1, ask });
  const results = await interleave({
    variants,
    rounds,
    measure: ({ ask }) => mediansOf({ questions, asks, ask }),
  });
  const [small, large] = variants.map(({ name }) => results.get(name));
  printTable(
    `The same hour among ${DAYS} times as many (${rounds} rounds of ${asks})`,
    ['question', `ms at ${day.name}`, `ms at ${days.name}`, 'ratio', 'at most'],
    questions.map(({ name }) => [
      name,
      withRange(spread(small, name), 1),
      withRange(spread(large, name), 1),
      withRange(relative(large, small, name), 2),
      name === trace.name ? '' : String(MOST_GROWTH),
    ]),
    [
      `${days.name}: the day and ${DAYS - 1} copies of it before, these without their child spans, which no list reads`,
    ],
  );
}

async function mediansOf(asked) {
  const times = await timesOf(asked);
  return Object.fromEntries([...times].map(([{ name }, taken]) => [name, quantile(taken, 0.5)]));
}

function inMillions(count) {
  return count >= 1e6 ? `${count / 1e6} M` : `${count / 1e3} k`;
}
