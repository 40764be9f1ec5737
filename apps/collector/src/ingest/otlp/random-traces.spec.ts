import { describe, expect, it } from '@jest/globals';
import { outlineTrace, type OutlineNode } from '@clew/trace-model';
import { seededRandom } from '@clew/tracing/testing';
import { Admission } from '../../overload/admission';
import { ProjectDirectory } from '../../projects/project-directory';
import { traceResponse } from '../../query/trace-response';
import { assembleStreamedSpans } from '../../store/streamed/assemble-streamed-spans';
import type { EventRecord } from '../../store/records/event-record';
import { quantitiesOf } from '../../store/records/outcome-count';
import type { StoredRecord } from '../../store/records/stored-record';
import { encodeTraces } from '../../testing/otlp/encode-traces';
import { OTLP_TYPES, type OtlpFormName } from '../../testing/otlp/post-traces';
import { randomTrace, requestOf, type RandomSpan } from '../../testing/otlp/random-traces';
import { withDamagedBytes, withDamagedValues } from '../../testing/random/random-envelope';
import type { Draw } from '../../testing/streamed/random-stream';
import { NOW } from '../../testing/wire-fixtures';
import { Outcomes } from '../outcomes';
import { RateLimits } from '../rate-limit/rate-limits';
import { IngestError } from '../request/ingest-error';
import { acceptTraces } from './accept-traces';
import { otlpFormOf, type ExportResult } from './wire/otlp-form';

const CASES = 2_000;
const project = { id: 1, slug: 'web', key: 'publickey' };
const directory = new ProjectDirectory([project]);
const forms: OtlpFormName[] = ['json', 'protobuf'];

function drawFrom(seed: number): Draw {
  const random = seededRandom(seed);
  return (below) => Math.floor(random() * below) % below;
}

/** A store that keeps what it is given, once; everything that is offered to it is counted. */
function emptyStore() {
  const records = new Map<string, StoredRecord>();
  const outcomes = new Outcomes();
  const writer = {
    append: (appended: readonly StoredRecord[]) =>
      Promise.resolve(
        appended.map((record) => {
          const id = record.type === 'spans' ? record.batchId : record.eventId;
          if (records.has(id)) return 'duplicate' as const;
          records.set(id, record);
          return 'stored' as const;
        }),
      ),
  };
  const admission = new Admission(() => false);
  return {
    records,
    dependencies: {
      writer,
      outcomes,
      admission,
      rateLimits: new RateLimits(() => undefined),
      announce: () => undefined,
      now: () => NOW,
    },
  };
}

type Store = ReturnType<typeof emptyStore>;

async function offer(
  body: Uint8Array,
  name: OtlpFormName,
  { dependencies }: Store,
): Promise<ExportResult | Error> {
  const form = otlpFormOf(OTLP_TYPES[name]);
  if (form === undefined) throw new Error(`there is no form ${name}`);
  try {
    return await acceptTraces(Buffer.from(body), { form, project }, dependencies);
  } catch (error) {
    return error as Error;
  }
}

function bytesOf(request: unknown, form: OtlpFormName): Uint8Array {
  return form === 'json'
    ? Buffer.from(JSON.stringify(request))
    : encodeTraces(request as Record<string, unknown>);
}

function eventsOf({ records }: Store): EventRecord[] {
  const all = [...records.values()];
  return assembleStreamedSpans(
    all.filter((record) => record.type !== 'spans'),
    all.filter((record) => record.type === 'spans'),
  );
}

/** What is stored must be readable, and what was counted as accepted must be what is stored. */
function assertSound(store: Store): void {
  for (const { details, spans } of store.records.values()) {
    expect([JSON.parse(spans), JSON.parse(details)]).toEqual([expect.any(Array), expect.any(Object)]);
  }
  expect(() => eventsOf(store)).not.toThrow();
  const stored = new Map<string, number>();
  for (const record of store.records.values()) {
    for (const [category, quantity] of Object.entries(quantitiesOf(record))) {
      stored.set(category, (stored.get(category) ?? 0) + quantity);
    }
  }
  for (const category of ['transaction', 'span', 'error']) {
    expect(countOf(store, 'accepted', category)).toBe(stored.get(category) ?? 0);
  }
}

function countOf({ dependencies: { outcomes } }: Store, outcome: string, category: string): number {
  const own = outcomes.counts.filter((count) => count.outcome === outcome && count.category === category);
  return own.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** The tree as lines, siblings in the order of their text. */
function linesOf(nodes: readonly OutlineNode[], indent = ''): string[] {
  const blocks = nodes.map(({ op, description, note, children }) =>
    [`${indent}${op}: ${description} ${note ?? ''}`, ...linesOf(children, `${indent}  `)].join('\n'),
  );
  return blocks.sort();
}

function treeOf(store: Store): string[] {
  const events = eventsOf(store);
  const traceId = events[0]?.traceId ?? '';
  return linesOf(outlineTrace(traceResponse(traceId, { events, truncated: false }, directory)));
}

function shuffled<T>(values: readonly T[], draw: Draw): T[] {
  const rest = [...values];
  return values.flatMap(() => rest.splice(draw(rest.length), 1));
}

/** Random requests that together bring each span at least once, in any order. */
function randomParts(spans: readonly RandomSpan[], draw: Draw): RandomSpan[][] {
  const queue = shuffled([...spans, ...spans.filter(() => draw(3) === 0)], draw);
  const parts: RandomSpan[][] = [];
  while (queue.length > 0) parts.push(queue.splice(0, 1 + draw(6)));
  return parts;
}

describe('random traces of OpenTelemetry', () => {
  it('are the same tree in whatever order, parts and form they come, and however often', async () => {
    const draw = drawFrom(3);
    for (let run = 0; run < 300; run += 1) {
      const spans = randomTrace(draw);
      const whole = emptyStore();
      await offer(bytesOf(requestOf(spans), 'json'), 'json', whole);
      const parted = emptyStore();
      for (const part of randomParts(spans, draw)) {
        const form = forms[draw(2)] ?? 'json';
        expect(await offer(bytesOf(requestOf(part), form), form, parted)).toMatchObject({ rejectedSpans: 0 });
      }
      expect(treeOf(parted)).toEqual(treeOf(whole));
      assertSound(parted);
    }
  });

  it.each(forms)(`are answered or refused in ${CASES} cases of damaged bytes of %s`, async (form) => {
    const draw = drawFrom(4);
    for (let run = 0; run < CASES; run += 1) {
      const store = emptyStore();
      const body = withDamagedBytes(Buffer.from(bytesOf(requestOf(randomTrace(draw)), form)), draw);
      const answer = await offer(body, form, store);
      if (answer instanceof Error) expect(answer).toBeInstanceOf(IngestError);
      else expect(answer.rejectedSpans).toBe(countOf(store, 'dropped', 'span'));
      assertSound(store);
    }
  });

  it(`have each span stored or counted in ${CASES} cases of damaged values`, async () => {
    const draw = drawFrom(5);
    for (let run = 0; run < CASES; run += 1) {
      const store = emptyStore();
      const spans = randomTrace(draw).map((one) => ({
        ...one,
        span: { ...one.span, ...(withDamagedValues(one.span, draw) as object) },
      }));
      const answer = await offer(bytesOf(requestOf(spans), 'json'), 'json', store);
      if (answer instanceof Error) throw answer;
      const seen = ['accepted', 'duplicate', 'dropped'].map((outcome) => countOf(store, outcome, 'span'));
      expect(seen.reduce((sum, count) => sum + count)).toBe(spans.length);
      assertSound(store);
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});
