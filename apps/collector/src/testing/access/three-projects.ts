import { envelopeOf, NOW, spanPayload, transactionPayload, uniqueId } from '../wire-fixtures';
import { spanEnvelope, streamedSpan } from '../streamed/wire-spans';

/** A shop page asks an api, which asks a database; everything that a project says holds the project's name. */
export const SLUGS = ['shop-page', 'order-api', 'stock-db'] as const;
export type Slug = (typeof SLUGS)[number];

/** What is sent to a project. */
interface Sent {
  slug: Slug;
  body: Uint8Array | string;
}

/** What a project has reported. */
export interface ProjectStory {
  slug: Slug;
  /** Its events, and a trace that is its alone. */
  eventIds: string[];
  ownTraceId: string;
  /** Text that stands in nothing but what this project has sent. */
  marks: string[];
  sent: Sent[];
}

const keyOf = (slug: Slug) => String(SLUGS.indexOf(slug) + 1).repeat(32);

/** CLEW_PROJECTS of a collector that knows those projects; in place of the others stand some of other names. */
export function projectsSetting(slugs: readonly Slug[]): string {
  return SLUGS.map((slug, index) =>
    slugs.includes(slug) ? `${slug}:${keyOf(slug)}` : `nobody-${index}`,
  ).join();
}

/** The three projects' story in one trace, with what each has reported besides. */
export function threeProjects(): { traceId: string; projects: ProjectStory[]; sent: Sent[] } {
  const traceId = uniqueId();
  const calls = SLUGS.map(() => uniqueId(16));
  const projects = SLUGS.map((slug, index) =>
    projectStory(slug, { traceId, call: calls[index], caller: calls[index - 1] }),
  );
  const rounds = Math.max(...projects.map(({ sent }) => sent.length));
  // What the projects send comes in turns.
  const sent = Array.from({ length: rounds }, (_, round) =>
    projects.flatMap((project) => project.sent[round] ?? []),
  );
  return { traceId, projects, sent: sent.flat() };
}

interface Place {
  traceId: string;
  /** The span by which the project calls the next one, and by which it is called. */
  call: string | undefined;
  caller: string | undefined;
}

function projectStory(slug: Slug, { traceId, call, caller }: Place): ProjectStory {
  const start = NOW - 100 + 10 * SLUGS.indexOf(slug);
  const ownTraceId = uniqueId();
  const described = {
    tags: { owner: slug, [`only-${slug}`]: 'yes' },
    overrides: {
      release: `${slug}@1`,
      environment: `${slug}-live`,
      user: { id: slug },
      measurements: { lcp: { value: start } },
    },
  };
  const child = (trace_id: string, span_id: string) =>
    spanPayload({
      trace_id,
      span_id,
      description: `SELECT ${slug}`,
      start_timestamp: start,
      timestamp: start + 1,
    });
  const shared = transactionPayload({
    ...described,
    name: `GET /${slug}`,
    traceId,
    start,
    durationMs: 1_000 + SLUGS.indexOf(slug),
    spans: [child(traceId, call ?? uniqueId(16))],
    ...(caller === undefined ? {} : { parentSpanId: caller }),
  });
  const own = transactionPayload({
    ...described,
    name: `GET /${slug}/alone`,
    traceId: ownTraceId,
    start: start + 3,
    spans: [child(ownTraceId, uniqueId(16))],
  });
  const error = {
    event_id: uniqueId(),
    timestamp: start + 4,
    message: `${slug} has failed`,
    contexts: { trace: { trace_id: traceId, span_id: call } },
  };
  const rootSpanId = uniqueId(16);
  const streamed = { traceId, rootSpanId, rootName: `${slug} streamed`, start: start + 5, end: start + 6 };
  const rootless = { traceId: ownTraceId, rootSpanId: uniqueId(16), rootName: `${slug} without a root` };
  const eventIds = [
    ...[shared, own, error].map((event) => String(event['event_id' as keyof typeof event])),
    ...[rootSpanId, rootless.rootSpanId].map((id) => id.padStart(32, '0')),
  ];
  const report = {
    timestamp: NOW,
    discarded_events: [{ reason: 'sample_rate', category: 'transaction', quantity: 7 + SLUGS.indexOf(slug) }],
  };
  const bodies = [
    envelopeOf(shared, { trace: { trace_id: traceId, public_key: keyOf('shop-page') } }),
    spanEnvelope([streamedSpan({ ...streamed, name: `${slug} child` })]),
    envelopeOf(own),
    envelopeOf(shared),
    spanEnvelope([streamedSpan({ ...streamed, spanId: rootSpanId, name: `${slug} streamed` })]),
    envelopeOf(error),
    spanEnvelope([
      streamedSpan({ ...rootless, name: `${slug} lost child`, start: start + 7, end: start + 8 }),
    ]),
    `{}\n{"type":"session"}\n{}\n{"type":"transaction"}\n{}`,
    `{}\n{"type":"client_report"}\n${JSON.stringify(report)}`,
  ];
  return {
    slug,
    eventIds,
    ownTraceId,
    marks: [slug, ownTraceId, ...eventIds, keyOf(slug)],
    sent: bodies.map((body) => ({ slug, body })),
  };
}
