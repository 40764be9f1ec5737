// Many who are connected and say nothing, or send a byte a second, and what a normal sender notices of them.
import { connect } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { scratchFolder, startCollector } from '../collector-process.mjs';
import { Connection } from '../load/connection.mjs';
import { envelopeTemplate, requestOf } from '../load/envelope.mjs';
import { quantile } from '../questions/times.mjs';
import { interleave, relative, spread } from '../../tracing/rounds.mjs';
import { printTable, withRange } from '../../tracing/table.mjs';

const IDLE = 500;
const SLOW = 100;
const EVERY_MS = 10;
const MOST_RATIO = 2;
const FEW_FILES = 256;

export async function measureConnections({ isQuick }) {
  const [rounds, milliseconds] = isQuick ? [2, 2_000] : [7, 6_000];
  const scratch = scratchFolder();
  const collector = await startCollector({ folder: scratch.folder });
  const variants = [
    { name: 'nobody else', crowd: [] },
    { name: `${IDLE} idle and ${SLOW} slow`, crowd: [...many(IDLE, openIdle), ...many(SLOW, openSlow)] },
  ];
  const measure = ({ crowd }) => measureBeside(crowd, { url: collector.url, milliseconds });
  await measure(variants[0]);
  const results = await interleave({ variants, rounds, measure });
  const [alone, crowded] = variants.map(({ name }) => results.get(name));
  printTable(
    `A normal sender beside many connections (${rounds} rounds of ${milliseconds / 1000} s, a request every ${EVERY_MS} ms)`,
    ['beside', 'ms to acknowledge, p50', 'p95', 'p99', 'refused'],
    variants.map(({ name }) => {
      const own = results.get(name);
      return [
        name,
        ...['p50', 'p95', 'p99'].map((figure) => withRange(spread(own, figure), 1)),
        withRange(spread(own, 'refused')),
      ];
    }),
    [
      `p95 beside them, to alone: ${withRange(relative(crowded, alone, 'p95'), 2)} (at most ${MOST_RATIO})`,
      await withFewFiles(),
    ],
  );
  await collector.stop();
  scratch.remove();
}

async function measureBeside(crowd, { url, milliseconds }) {
  const members = crowd.map((open) => open(new URL(url)));
  await setTimeout(200);
  const connection = new Connection(url);
  const request = requestOf(envelopeTemplate(), new URL(url));
  const times = [];
  let refused = 0;
  const deadline = performance.now() + milliseconds;
  while (performance.now() < deadline) {
    const pause = setTimeout(EVERY_MS);
    request.renew();
    const sentAt = performance.now();
    const { status } = await connection.request(request.bytes);
    if (status === 200) times.push(performance.now() - sentAt);
    else refused += 1;
    await pause;
  }
  connection.close();
  for (const leave of members) leave();
  return { refused, p50: quantile(times, 0.5), p95: quantile(times, 0.95), p99: quantile(times, 0.99) };
}

/** With fewer files than connections: those that do not fit wait or are turned away, and the others are served. */
async function withFewFiles() {
  const scratch = scratchFolder();
  const collector = await startCollector({
    folder: scratch.folder,
    command: (words) => ['sh', '-c', `ulimit -n ${FEW_FILES} && exec "$@"`, 'sh', ...words],
  });
  const url = new URL(collector.url);
  const members = [...many(IDLE, openIdle), ...many(SLOW, openSlow)].map((open) => open(url));
  await setTimeout(1_000);
  const stood = !collector.hasEnded();
  for (const leave of members) leave();
  const connection = new Connection(url);
  const request = requestOf(envelopeTemplate(), url);
  request.renew();
  const { status } = await connection.request(request.bytes);
  connection.close();
  await collector.stop();
  scratch.remove();
  return `with ${FEW_FILES} files and ${IDLE + SLOW} connections it ${stood ? 'stood' : 'ENDED'}, and answered ${status} once they had gone`;
}

function many(count, open) {
  return Array.from({ length: count }, () => open);
}

/** Says nothing, and comes back whenever it is sent away. */
function openIdle(url) {
  return openAgainAndAgain(url, () => undefined);
}

/** Begins an envelope and goes on with a byte a second. */
function openSlow({ host, port, hostname }) {
  const head = `POST /api/1/envelope/?sentry_key=publickey1 HTTP/1.1\r\nhost: ${host}\r\ncontent-length: 5000\r\n\r\n`;
  return openAgainAndAgain({ port, hostname }, (socket) => {
    socket.write(head);
    const timer = setInterval(() => socket.write('{'), 1_000);
    socket.once('close', () => clearInterval(timer));
  });
}

function openAgainAndAgain({ port, hostname }, begin) {
  let left = false;
  let socket;
  const open = () => {
    socket = connect({ port: Number(port), host: hostname });
    socket.once('connect', () => begin(socket));
    socket.on('error', () => undefined);
    socket.resume();
    socket.once('close', () => left || void setTimeout(100).then(() => left || open()));
  };
  open();
  return () => {
    left = true;
    socket.destroy();
  };
}
