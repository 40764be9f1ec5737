/** What the compiler promises to those who call this library: `npm run check` compiles this file, and nothing runs it. */
import { expectTypeOf } from 'expect-type';
import type { Worker } from 'bullmq';
import type { ErrorRequestHandler, RequestHandler } from 'express';
import type * as browser from './browser/index';
import type * as browserApm from './browser/apm';
import type * as browserSentry from './browser/sentry';
import type * as core from './core/index';
import type * as node from './node/index';
import type * as nodeApm from './node/apm';
import type * as nodeSentry from './node/sentry';
import type * as testing from './testing/index';

declare function describe(subject: string, facts: () => void): void;
declare function it(fact: string, types: () => void): void;

type OptionalKey<T> = { [K in keyof T]-?: object extends Pick<T, K> ? K : never }[keyof T];
/** The same options, each of them there and undefined. */
type AllUndefined<T> = Required<Record<OptionalKey<T>, undefined>>;
type Optional<T> = Pick<T, OptionalKey<T>>;

type NodeName = keyof typeof node | keyof typeof nodeApm | keyof typeof nodeSentry;
type BrowserName = keyof typeof browser | keyof typeof browserApm | keyof typeof browserSentry;

describe('the types of spans and transactions', () => {
  it('give a transaction every option of a span, and a name', () => {
    expectTypeOf<Pick<core.TransactionContext, keyof core.SpanContext>>().toEqualTypeOf<core.SpanContext>();
    expectTypeOf<core.TransactionContext>().toExtend<core.SpanContext>();
    expectTypeOf<Pick<core.TransactionContext, 'name'>>().toEqualTypeOf<{ name: string }>();
    expectTypeOf<core.SpanContext>().not.toHaveProperty('name');
  });

  it('give a transaction every property of a span, since it is its root span', () => {
    expectTypeOf<core.Transaction>().toExtend<core.Span>();
    expectTypeOf<core.Transaction['name']>().toEqualTypeOf<string>();
    expectTypeOf<core.Span>().not.toHaveProperty('name');
    expectTypeOf<core.Span['startChild']>().parameters.toEqualTypeOf<[context: core.SpanContext]>();
    expectTypeOf<core.Span['startChild']>().returns.toEqualTypeOf<core.Span>();
  });

  it('know the values of a tag, which are short', () => {
    expectTypeOf<core.TagValue>().toEqualTypeOf<string | number | boolean>();
    expectTypeOf<core.Span['setTag']>().parameters.toEqualTypeOf<[key: string, value: core.TagValue]>();
    expectTypeOf<core.Span['setData']>().parameters.toEqualTypeOf<[key: string, value: unknown]>();
  });

  it('know every status', () => {
    type Failed =
      'aborted' | 'cancelled' | 'data_loss' | 'deadline_exceeded' | 'internal_error' | 'unavailable';
    type Refused = 'invalid_argument' | 'permission_denied' | 'resource_exhausted' | 'unauthenticated';
    type Impossible =
      'already_exists' | 'failed_precondition' | 'not_found' | 'out_of_range' | 'unimplemented';
    expectTypeOf<core.SpanStatus>().toEqualTypeOf<'ok' | 'unknown' | Failed | Refused | Impossible>();
    expectTypeOf<core.Span['status']>().toEqualTypeOf<core.SpanStatus | undefined>();
  });

  it('keep what was recorded from being changed past the setters', () => {
    expectTypeOf<core.Span['tags']>().toEqualTypeOf<Readonly<Record<string, string>>>();
    expectTypeOf<core.Transaction['children']>().toEqualTypeOf<readonly core.Span[]>();
    expectTypeOf<Pick<core.Span, 'traceId' | 'sampled'>>().toEqualTypeOf<{
      readonly traceId: string;
      readonly sampled: boolean;
    }>();
  });
});

describe('the types of the tracer', () => {
  const startSpan = null as unknown as core.Tracer['startSpan'];
  const runWith = null as unknown as core.Tracer['runWith'];

  it('answer with what the work answers with, be it a promise or not', () => {
    expectTypeOf(() => startSpan({ op: 'x' }, () => 7)).returns.toEqualTypeOf<number>();
    expectTypeOf(() => startSpan({ op: 'x' }, () => Promise.resolve(7))).returns.toEqualTypeOf<
      Promise<number>
    >();
    expectTypeOf(() => startSpan({ transaction: 'x' }, () => undefined)).returns.toEqualTypeOf<undefined>();
    expectTypeOf(() => runWith(undefined, () => 'x' as const)).returns.toEqualTypeOf<'x'>();
    expectTypeOf(() => runWith(undefined, () => Promise.resolve('x'))).returns.toEqualTypeOf<
      Promise<string>
    >();
  });

  it('hand the work its span', () => {
    expectTypeOf(() => startSpan({ op: 'x' }, (span) => span)).returns.toEqualTypeOf<core.Span>();
  });

  it('never begin or end a trace, which is no entity of its own', () => {
    type Name = keyof typeof core | NodeName | BrowserName | keyof core.Tracer | keyof core.Span;
    expectTypeOf<Extract<Name, `${'start' | 'begin' | 'end' | 'finish' | 'stop'}Trace`>>().toBeNever();
  });
});

describe('the types of options', () => {
  it('take undefined for what is left out, as `process.env` and optional parameters hand it over', () => {
    expectTypeOf<AllUndefined<core.TracerOptions>>().toExtend<Optional<core.TracerOptions>>();
    expectTypeOf<AllUndefined<core.SpanContext>>().toExtend<Optional<core.SpanContext>>();
    expectTypeOf<AllUndefined<core.TransactionContext>>().toExtend<Optional<core.TransactionContext>>();
    expectTypeOf<AllUndefined<core.CaptureOptions>>().toExtend<Optional<core.CaptureOptions>>();
    expectTypeOf<AllUndefined<core.IncomingHeaders>>().toExtend<Optional<core.IncomingHeaders>>();
    expectTypeOf<AllUndefined<node.NodeTracingOptions>>().toExtend<Optional<node.NodeTracingOptions>>();
    expectTypeOf<AllUndefined<browser.BrowserOptions>>().toExtend<Optional<browser.BrowserOptions>>();
  });
});

describe('the types of breadcrumbs', () => {
  it('are the same, whoever leaves one', () => {
    expectTypeOf<nodeSentry.Breadcrumb>().toEqualTypeOf<core.Breadcrumb>();
    expectTypeOf<browserSentry.Breadcrumb>().toEqualTypeOf<core.Breadcrumb>();
    expectTypeOf<core.Tracer['addBreadcrumb']>().toEqualTypeOf<node.NodeTracing['addBreadcrumb']>();
    expectTypeOf<core.Tracer['addBreadcrumb']>().parameter(0).toEqualTypeOf<core.Breadcrumb>();
  });

  it('have rules of one kind in every entry point', () => {
    expectTypeOf<node.NodeTracingOptions>().toExtend<core.BreadcrumbRules>();
    expectTypeOf<nodeSentry.SentryOptions>().toExtend<core.BreadcrumbRules>();
    expectTypeOf<browser.BreadcrumbOptions>().toExtend<core.BreadcrumbRules>();
    expectTypeOf<browserSentry.SentryOptions>().toExtend<core.BreadcrumbRules>();
  });

  it('need nothing said, and every event may have some', () => {
    expectTypeOf<AllUndefined<core.Breadcrumb>>().toExtend<core.Breadcrumb>();
    expectTypeOf<AllUndefined<browser.BreadcrumbOptions>>().toExtend<browser.BreadcrumbOptions>();
    expectTypeOf<core.TransactionEvent['breadcrumbs']>().toEqualTypeOf<core.ErrorEvent['breadcrumbs']>();
  });
});

describe('the types of the instrumentations', () => {
  it('are those that their library asks for', () => {
    expectTypeOf<typeof node.tracingHandler>().returns.toEqualTypeOf<RequestHandler>();
    expectTypeOf<typeof node.errorHandler>().returns.toEqualTypeOf<ErrorRequestHandler>();
    expectTypeOf<ReturnType<typeof node.bullmqTelemetry>>().toExtend<Worker['opts']['telemetry']>();
  });

  it('leave the type of a cron task as it was', () => {
    const traceCronTask = null as unknown as typeof node.traceCronTask;
    const tracer = null as unknown as core.Tracer;
    const task = (now: Date, retries: number): Promise<string> =>
      Promise.resolve(`${String(now)} ${retries}`);
    expectTypeOf(() => traceCronTask(tracer, 'x', task)).returns.toEqualTypeOf<typeof task>();
  });
});

describe('the types of the entry points', () => {
  it('know activities, which keep a page load open, in the browser alone', () => {
    expectTypeOf<(typeof browserApm.Integrations)['Tracing']>().toHaveProperty('pushActivity');
    expectTypeOf<typeof nodeApm.Integrations>().not.toHaveProperty('Tracing');
    expectTypeOf<Extract<NodeName, `${string}${'Activity' | 'IdleTransaction'}`>>().toBeNever();
  });

  it('let the tests of an application use a tracer as the application does', () => {
    expectTypeOf<testing.TestingTracer['tracer']>().toEqualTypeOf<core.Tracer>();
    expectTypeOf<testing.RecordingTransport>().toExtend<core.Transport>();
    expectTypeOf<testing.ManualClock>().toExtend<core.Clock>();
  });
});
