// Stores to ask questions of, drawn once and kept below `node_modules/.cache` for as long as what draws them stays as it is.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, constants, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../../set-up/set-up.mjs';
import { drawnTransactions } from './drawn-transactions.mjs';

const cache = path.join(root, 'node_modules/.cache/clew-bench');
const DAY = 86_400;
const KEPT_TRACES = 200;

/** What a kept store depends on: with other text it is drawn anew. */
const SOURCES = [
  new URL('drawn-transactions.mjs', import.meta.url),
  new URL('random-source.mjs', import.meta.url),
  new URL('repeat-days.mjs', import.meta.url),
  path.join(root, 'apps/collector/src/store/duckdb/file/schema.ts'),
];

/** A day of `transactions`; with `days` as many more as make that many days, the last of which is that day. */
export function keptStore({ transactions, days = 1 }) {
  const name = [transactions, days, fingerprint()].join('-');
  const folder = path.join(cache, name);
  const facts = path.join(folder, 'facts.json');
  if (!existsSync(facts)) {
    rmSync(folder, { recursive: true, force: true });
    const directory = directoryIn(folder);
    mkdirSync(directory, { recursive: true });
    const drawn =
      days === 1 ? drawStore(directory, transactions) : repeatDays(directory, { transactions, days });
    writeFileSync(facts, JSON.stringify(drawn));
  }
  return { folder, transactions: transactions * days, ...JSON.parse(readFileSync(facts, 'utf8')) };
}

/** A copy of a kept store for a benchmark that writes. */
export function copyOfStore({ folder }, target) {
  cpSync(folder, target, { recursive: true, mode: constants.COPYFILE_FICLONE });
}

function drawStore(directory, transactions) {
  const until = Math.floor(Date.now() / 1000);
  const drawing = { count: transactions, from: until - DAY, until };
  runProgram('fill.mjs', { directory, ...drawing });
  return { ...drawing, traceIds: traceIdsOf(drawing) };
}

function repeatDays(directory, { transactions, days }) {
  const day = keptStore({ transactions });
  runProgram('repeat-days.mjs', { source: directoryIn(day.folder), directory, days });
  return { until: day.until, from: day.until - days * DAY, traceIds: day.traceIds };
}

/** Traces that are spread over the whole day. */
function traceIdsOf(drawing) {
  const every = Math.ceil(drawing.count / KEPT_TRACES);
  const found = [];
  let index = 0;
  for (const { traceId } of drawnTransactions(drawing)) if (index++ % every === 0) found.push(traceId);
  return found;
}

/** The collector's own folder in its data directory. */
function directoryIn(folder) {
  return path.join(folder, 'collector');
}

function runProgram(file, options) {
  const program = new URL(file, import.meta.url).pathname;
  const { status } = spawnSync(process.execPath, [program, JSON.stringify(options)], { stdio: 'inherit' });
  if (status !== 0) throw new Error('a store to ask questions of cannot be made');
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const source of SOURCES) hash.update(readFileSync(source));
  return hash.digest('hex').slice(0, 12);
}
