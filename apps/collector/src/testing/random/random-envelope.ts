import { spanContainer, streamedSpan } from '../streamed/wire-spans';
import type { Draw } from '../streamed/random-stream';
import { NOW, spanPayload, transactionPayload, uniqueId } from '../wire-fixtures';

/** An item as its header and its payload. */
export type RandomItem = [headers: Record<string, unknown>, payload: unknown];

const templates: (() => RandomItem)[] = [
  () => [
    { type: 'transaction', trace: { sample_rate: '0.5' } },
    transactionPayload({
      tags: { colour: 'red' },
      spans: [spanPayload({ data: { rows: 7 } }), spanPayload()],
    }),
  ],
  () => [
    { type: 'event' },
    {
      event_id: uniqueId(),
      timestamp: NOW,
      exception: { values: [{ type: 'TypeError', value: 'no yarn', stacktrace: { frames: [] } }] },
      contexts: { trace: { trace_id: uniqueId(), span_id: uniqueId(16) } },
      breadcrumbs: { values: [{ message: 'click' }] },
      user: { id: 7, email: 'cat@example.com' },
    },
  ],
  () => {
    const rootSpanId = uniqueId(16);
    return spanContainer([
      streamedSpan({ rootSpanId, attributes: { 'http.route': '/a', 'user.id': '7' } }),
      streamedSpan({ rootSpanId, spanId: rootSpanId }),
      streamedSpan({ rootSpanId, attributes: { 'sentry.segment.id': undefined } }),
    ]);
  },
  () => [{ type: 'span' }, spanPayload({ segment_id: uniqueId(16), is_segment: true })],
  () => [
    { type: 'client_report', report_id: uniqueId() },
    { discarded_events: [{ reason: 'queue_overflow', category: 'span', quantity: 5 }] },
  ],
];

/** One to three items as SDKs send them. */
export function randomItems(draw: Draw): RandomItem[] {
  return Array.from({ length: 1 + draw(3) }, () => chosen(templates, draw)());
}

/** The bytes of items, each with or without its length. */
export function framed(items: readonly RandomItem[], draw: Draw): Buffer {
  const lines = items.flatMap(([headers, payload]) => {
    const text = JSON.stringify(payload) ?? '';
    const length = draw(2) === 0 ? {} : { length: Buffer.byteLength(text) };
    return [JSON.stringify({ ...headers, ...length }), text];
  });
  return Buffer.from(['{}', ...lines].join('\n'));
}

/** The same bytes after some accidents: cut, flipped, doubled, filled with something else. */
export function withDamagedBytes(bytes: Buffer, draw: Draw): Buffer {
  let damaged = Buffer.from(bytes);
  for (let count = 1 + draw(4); count > 0; count -= 1) {
    const start = draw(damaged.length + 1);
    const end = Math.min(damaged.length, start + draw(40));
    const [before, part, after] = [
      damaged.subarray(0, start),
      damaged.subarray(start, end),
      damaged.subarray(end),
    ];
    const noise = Buffer.from(Array.from({ length: draw(12) }, () => draw(256)));
    const accidents = [
      [before, after],
      [before],
      [before, noise, after],
      [before, part, part, after],
      [before, Buffer.from(chosen(['\n', '{}', '"', '\u0000', '\\', ']', 'null'], draw)), part, after],
    ];
    damaged = Buffer.concat(chosen(accidents, draw));
  }
  return damaged;
}

const hostileValues: (() => unknown)[] = [
  ...[null, true, 0, -1, 1.5, 1e308, -1e308, 1e-320, 2 ** 53, '', ' ', '0', 'NaN', [], {}, [[]], [null]].map(
    (value) => () => value,
  ),
  () => 'x'.repeat(10_000),
  () => '\ud800 half a pair, \u0000 and \u001b[31m',
  () => '0'.repeat(32),
  () => 'A'.repeat(16),
  () => new Date().toISOString(),
  () => Array.from({ length: 300 }, (_, index) => index),
  () => Array.from({ length: 60 }).reduce<unknown>((inner) => ({ inner }), 'bottom'),
  () => JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}') as unknown,
  () => ({ value: { value: 1 }, type: 'array' }),
];

/** A copy with some of its parts replaced by what nobody expects, or taken away. */
export function withDamagedValues(value: unknown, draw: Draw): unknown {
  const copy = { root: JSON.parse(JSON.stringify(value)) as unknown };
  for (let count = 1 + draw(4); count > 0; count -= 1) damageOne(copy, draw);
  return copy.root;
}

function damageOne(root: { root: unknown }, draw: Draw): void {
  let parent = root as unknown as Record<string, unknown>;
  let key = 'root';
  for (let depth = draw(7); depth > 0; depth -= 1) {
    const value = parent[key];
    const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    if (keys.length === 0) break;
    parent = value as Record<string, unknown>;
    key = chosen(keys, draw);
  }
  if (draw(5) === 0 && key !== 'root') delete parent[key];
  else parent[key] = chosen(hostileValues, draw)();
}

function chosen<T>(choices: readonly T[], draw: Draw): T {
  return choices[draw(choices.length)] as T;
}
