import type { Draw } from '../streamed/random-stream';
import { NOW, uniqueId } from '../wire-fixtures';
import { nanoseconds, otlpAttributes, otlpSpan } from './otlp-spans';

/** A span of a trace, and the service that it comes from. */
export interface RandomSpan {
  service: string;
  span: Record<string, unknown>;
}

/** The flags of a span whose parent is in the same service or in another, of senders that say so. */
const LOCAL = 0x101;
const REMOTE = 0x301;

/**
 * The spans of one trace through one to four services, each called by a span of the one before; up to ten spans in each.
 * Half of the senders say where parents are; the entry points of the others are servers.
 */
export function randomTrace(draw: Draw): RandomSpan[] {
  const traceId = uniqueId();
  const spans: RandomSpan[] = [];
  let callerId: string | undefined;
  for (let count = 1 + draw(4); count > 0; count -= 1) {
    const own = serviceSpans({ traceId, callerId, draw });
    spans.push(...own.map((span) => ({ service: `service-${count}`, span })));
    callerId = String(own[draw(own.length)]?.['spanId']);
  }
  return spans;
}

function serviceSpans({
  traceId,
  callerId,
  draw,
}: {
  traceId: string;
  callerId: string | undefined;
  draw: Draw;
}): Record<string, unknown>[] {
  const flags = draw(2) === 0;
  const root = otlpSpan({
    traceId,
    kind: 2,
    ...(callerId === undefined ? {} : { parentSpanId: callerId }),
    attributes: {
      'http.request.method': 'GET',
      'http.route': `/${draw(100)}`,
      deep: { list: [1, 'a', true] },
    },
    overrides: { traceState: 'ot=th:8', ...(flags ? { flags: REMOTE } : {}) },
  });
  const spans = [root];
  for (let count = draw(10); count > 0; count -= 1) {
    const parentSpanId = String(spans[draw(spans.length)]?.['spanId']);
    const events = draw(5) === 0 ? [exceptionEvent()] : [];
    spans.push(
      otlpSpan({
        traceId,
        parentSpanId,
        kind: [1, 3, 4][draw(3)] ?? 1,
        name: `wind ${draw(100)}`,
        attributes: { 'db.system': 'sqlite', half: 0.5 },
        overrides: { events, links: [{ traceId, spanId: parentSpanId }], ...(flags ? { flags: LOCAL } : {}) },
      }),
    );
  }
  return spans;
}

function exceptionEvent(): Record<string, unknown> {
  return {
    name: 'exception',
    timeUnixNano: nanoseconds(NOW - 9.5),
    attributes: otlpAttributes({ 'exception.type': 'Tangle', 'exception.message': 'no yarn' }),
  };
}

/** A request for each service that some of the spans come from. */
export function requestOf(spans: readonly RandomSpan[]): Record<string, unknown> {
  const services = new Map<string, Record<string, unknown>[]>();
  for (const { service, span } of spans) services.set(service, [...(services.get(service) ?? []), span]);
  return {
    resourceSpans: [...services].map(([service, own]) => ({
      resource: { attributes: otlpAttributes({ 'service.name': service, 'service.version': '1' }) },
      scopeSpans: [{ scope: { name: 'yarn' }, spans: own }],
    })),
  };
}
