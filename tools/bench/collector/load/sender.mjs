// Whoever sends envelopes, in a process of its own: as fast as they are answered, or at a rate of its own.
import { answerWith, options } from '../../tracing/process/answer.mjs';
import { Connection } from './connection.mjs';
import { envelopeTemplate, requestOf } from './envelope.mjs';

const TICK_MS = 2;

const url = new URL(options.url);
const template = envelopeTemplate(options.transactions);
const idle = Array.from({ length: options.connections }, () => ({
  connection: new Connection(url),
  request: requestOf(template, url),
}));
/** When the requests were due for which no connection is free. */
let due = [];
let sending = false;
let open = 0;
let answers = [];
let settled = () => undefined;

/** Takes the time from when the request was due: whoever waits for a connection waits too. */
async function send(sender, dueAt) {
  open += 1;
  sender.request.renew();
  const sentAt = performance.now();
  const { status } = await sender.connection.request(sender.request.bytes);
  const now = performance.now();
  answers.push({ status, time: now - dueAt, answeredIn: now - sentAt });
  open -= 1;
  next(sender);
}

function next(sender) {
  if (!sending) idle.push(sender);
  else if (options.perSecond === undefined) return void send(sender, performance.now());
  else if (due.length > 0) return void send(sender, due.shift());
  else idle.push(sender);
  if (!sending && open === 0) settled();
}

function begin() {
  answers = [];
  due = [];
  sending = true;
  const startedAt = performance.now();
  if (options.perSecond === undefined)
    for (const sender of idle.splice(0)) void send(sender, performance.now());
  let begun = 0;
  const timer = setInterval(() => {
    if (options.perSecond === undefined) return;
    const wanted = ((performance.now() - startedAt) / 1000) * options.perSecond;
    for (; begun < wanted; begun++) {
      const sender = idle.pop();
      const dueAt = startedAt + (begun * 1000) / options.perSecond;
      if (sender === undefined) due.push(dueAt);
      else void send(sender, dueAt);
    }
  }, TICK_MS);
  return { startedAt, timer, cpu: process.cpuUsage() };
}

let run;

answerWith({
  begin() {
    run = begin();
  },
  /** Waits for what is under way; then what was answered since `begin`. */
  async end() {
    clearInterval(run.timer);
    const seconds = (performance.now() - run.startedAt) / 1000;
    sending = false;
    const unsent = due.length;
    const { user, system } = process.cpuUsage(run.cpu);
    if (open > 0) await new Promise((resolve) => (settled = resolve));
    return {
      seconds,
      unsent,
      processors: (user + system) / 1e6 / seconds,
      bytes: template.bytes.length,
      ...summaryOf(answers, seconds),
    };
  },
});

function summaryOf(answered, seconds) {
  const taken = answered.filter(({ status }) => status === 200);
  const refused = answered.filter(({ status }) => status === 503 || status === 429);
  const times = sorted(taken.map(({ time }) => time));
  const refusalTimes = sorted(refused.map(({ answeredIn }) => answeredIn));
  return {
    acknowledged: taken.length,
    refused: refused.length,
    failed: answered.length - taken.length - refused.length,
    perSecond: (taken.length * options.transactions) / seconds,
    p50: at(times, 0.5),
    p95: at(times, 0.95),
    p99: at(times, 0.99),
    refusedWithin50: refusalTimes.filter((time) => time <= 50).length / refusalTimes.length,
    refusalP50: at(refusalTimes, 0.5),
    refusalP99: at(refusalTimes, 0.99),
  };
}

function sorted(numbers) {
  return numbers.sort((one, other) => one - other);
}

function at(times, share) {
  return times[Math.min(times.length - 1, Math.floor(times.length * share))];
}
