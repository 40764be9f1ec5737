// `node scaling/bench/collectors.mjs [--quick]`: the collector as it is shipped, over HTTP, with its own directory and with a ClickHouse
// server (Debian's, with processes of this machine), in turns: processor time of the collector and of the server.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { build } from 'esbuild';
import { buildCollector } from '../../tools/bench/collector/build-collector.mjs';
import {
  cpuMicroseconds,
  scratchFolder,
  startCollector,
} from '../../tools/bench/collector/collector-process.mjs';
import { startSender } from '../../tools/bench/collector/load/start-sender.mjs';
import { describeMachine } from '../../tools/bench/tracing/process/machine.mjs';
import { interleave, spread } from '../../tools/bench/tracing/rounds.mjs';
import { printTable, withRange } from '../../tools/bench/tracing/table.mjs';
import { root } from '../../tools/set-up/set-up.mjs';
import { findProgram } from '../tools/find-engines.mjs';

const isQuick = process.argv.includes('--quick');
const ROUNDS = isQuick ? 2 : 5;
const MILLISECONDS = isQuick ? 4_000 : 10_000;
/** Enough for batches as large as a busy service's. */
const CONNECTIONS = 512;
const SETTLE_MS = 3_000;
const PORTS = { http: 19_723, native: 19_724, replication: 19_725 };

process.chdir(root);
await buildCollector();
const { serverConfig, usersConfig, USER } = await configuration();
console.log(describeMachine());
const variants = [
  { name: 'its own directory', measure: () => measure() },
  { name: 'a ClickHouse server', measure: measureWithServer },
];
const results = await interleave({ variants, rounds: ROUNDS, measure: ({ measure: own }) => own() });
printTable(
  `The collector over HTTP, ${CONNECTIONS} connections (${ROUNDS} rounds of ${MILLISECONDS / 1_000} s)`,
  ['store', 'a second', 'us of CPU each: collector', 'server, merges included', 'ms to answer, p50', 'p99'],
  variants.map(({ name }) => {
    const own = results.get(name);
    const range = (figure) => withRange(spread(own, figure));
    return [name, range('perSecond'), range('collector'), range('server'), range('p50'), range('p99')];
  }),
  ['the server is 18.16, without codecs and indexes; those are measured by bench/measure.mjs'],
);

async function configuration() {
  const outfile = path.join(root, 'scaling/dist/clickhouse-config.mjs');
  const entry = path.join(root, 'scaling/src/harness/clickhouse-config.ts');
  await build({ entryPoints: [entry], outfile, format: 'esm', platform: 'node', logLevel: 'warning' });
  return import(outfile);
}

async function measure({ environment = {}, serverPid } = {}) {
  const scratch = scratchFolder();
  const collector = await startCollector({ folder: scratch.folder, environment });
  const sender = startSender({ url: collector.url, connections: CONNECTIONS });
  await sender.send(MILLISECONDS / 4);
  const spent = () => [collector.cpuMicroseconds(), serverPid === undefined ? 0 : cpuMicroseconds(serverPid)];
  const before = spent();
  const figures = await sender.send(MILLISECONDS);
  await setTimeout(SETTLE_MS);
  const [own, server] = spent().map((time, index) => (time - before[index]) / figures.acknowledged);
  await sender.stop();
  await collector.stop();
  scratch.remove();
  return { ...figures, collector: own, server };
}

async function measureWithServer() {
  const scratch = scratchFolder();
  const directory = path.join(scratch.folder, 'server');
  mkdirSync(directory);
  writeFileSync(path.join(directory, 'config.xml'), serverConfig({ directory, ports: PORTS }));
  writeFileSync(path.join(directory, 'users.xml'), usersConfig());
  const program = findProgram('clickhouse-server') ?? 'clickhouse-server';
  const child = spawn(program, [`--config-file=${directory}/config.xml`], { stdio: 'ignore' });
  await answers();
  await ask('CREATE DATABASE clew');
  const user = `${USER.username}:${encodeURIComponent(USER.password)}`;
  const environment = { CLEW_STORE: `clickhouse://${user}@127.0.0.1:${PORTS.http}/clew` };
  const figures = await measure({ environment, serverPid: child.pid });
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
  scratch.remove();
  return figures;
}

async function answers() {
  for (let tried = 0; tried < 200; tried += 1) {
    if (await ask('SELECT 1').catch(() => false)) return;
    await setTimeout(100);
  }
  throw new Error('ClickHouse does not answer');
}

async function ask(body) {
  const headers = { 'X-ClickHouse-User': USER.username, 'X-ClickHouse-Key': USER.password };
  const response = await fetch(`http://127.0.0.1:${PORTS.http}/`, { method: 'POST', headers, body });
  return response.ok;
}
