// Reads and stores envelopes without a server: what is left of the collector when nobody has to be answered.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { answerWith } from '../../tracing/process/answer.mjs';
import { partsFile, workerFile } from '../build-collector.mjs';
import { envelopeTemplate, renew } from '../load/envelope.mjs';

const BATCH = 64;
const { openDuckDbEventStore, Outcomes, parseEnvelope, RateLimits, readItems } = await import(
  pathToFileURL(partsFile).href
);

const directory = mkdtempSync(path.join(tmpdir(), 'clew-bench-'));
process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
const store = await openDuckDbEventStore({
  directory,
  workerFile,
  onFailure(error) {
    throw error;
  },
});
const ledger = { outcomes: new Outcomes(), rateLimits: new RateLimits(() => undefined) };
const template = envelopeTemplate();

function readOne() {
  renew(template);
  const { items } = parseEnvelope(template.bytes);
  const offered = items.map(({ headers, payload }) => ({ type: headers.type, payload, headers }));
  return readItems(offered, { projectId: 1, eventId: undefined, now: Date.now() / 1000 }, ledger).events;
}

answerWith({
  async store(milliseconds) {
    const startedAt = performance.now();
    const cpu = process.cpuUsage();
    let stored = 0;
    while (performance.now() < startedAt + milliseconds) {
      await store.append(Array.from({ length: BATCH }, readOne).flat());
      stored += BATCH;
    }
    const { user, system } = process.cpuUsage(cpu);
    return {
      perSecond: stored / ((performance.now() - startedAt) / 1000),
      cpuMicroseconds: (user + system) / stored,
    };
  },
});
