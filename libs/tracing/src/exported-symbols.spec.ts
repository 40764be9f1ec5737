import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

/** Every name that an entry point offers: what a program can call, and what only the compiler knows. */
const SURFACE: Record<string, { runtime: string; types: string }> = {
  './core': {
    runtime: `
      CONSOLE_LEVELS DEFAULT_FLUSH_MS EnvelopeSyntaxError MOST_BATCH_CHARACTERS MOST_CHILD_SPANS
      REQUEST_DEADLINE_MS SDK_VERSION Span TracingConfigurationError Transaction UNUSABLE_DSN
      assembleTracer authHeader consoleBreadcrumb continueTraces countOfBatch createBreadcrumbKeeper
      createBreadcrumbTrail createDelivery createEventQueue
      createQueuedTransport createTracer errorReporting eventEnvelope finishWith formatSentryBaggage
      formatSentryTrace isSpanId isTraceId matchesTracingOrigins mergeBaggage
      noTransport onlyOnce parseDsn parseEnvelope parseSentryBaggage parseSentryTrace plainBag plainBreadcrumb plainValue
      randomIds rateChooser readDsn requestBreadcrumb reviewBy serializeEnvelope spanThatFailedWith statusFromHttpCode startReadably systemClock
      tellOutcome textOf
      thoroughFilter traceContextJson traceparentHeader trailOfAll trailsOfTransactions`,
    types: `
      ActiveSpan Breadcrumb BreadcrumbKeeper BreadcrumbLevel BreadcrumbRules BreadcrumbTrail BreadcrumbTrails
      CaptureOptions Clock ConsoleMethod Continuation DataCategory DataFilter Diagnostics Dsn Envelope EnvelopeItem
      ErrorEvent ErrorLevel ErrorReporting ExceptionJson Failure IdSource IncomingHeaders KeptBreadcrumb LossReason
      OutgoingEvent PropagationHeaders Quantities QueuedTransport QueuedTransportOptions
      SamplingContext SamplingDecision SamplingOptions SdkInfo SendingRules SentryTrace ServerAnswer
      SpanContext SpanJson SpanLink SpanObserver SpanStatus SpanTransaction StackFrame StackParser
      TagValue TextItem TraceContextJson TraceparentHeader Tracer TracerOptions TracerParts
      TracesSampler TracingOrigin TransactionContext TransactionEvent TransactionSource Transport WholeTracer`,
  },
  './node': {
    runtime: `
      bullmqTelemetry continueTraceFromEnvironment createAsyncLocalActiveSpan
      createHttpEnvelopeTransport createProcessClock errorHandler init instrumentBetterSqlite3
      instrumentChildProcess instrumentExpressMiddleware instrumentFetch instrumentHttp
      instrumentIoredis pageLoadHandler reportFailedJobs traceCronTask tracingHandler`,
    types: `
      BullmqContext BullmqTelemetryOptions ChildProcessOptions HttpClientOptions
      HttpEnvelopeTransportOptions NodeTracing NodeTracingOptions PageLoadHandlerOptions TracingHandlerOptions`,
  },
  './node/sentry': {
    runtime: `
      Handlers Integrations addBreadcrumb captureException captureMessage close configureScope flush
      getCurrentHub init withScope`,
    types: `
      Breadcrumb CaptureContext ErrorHandlerOptions HttpOptions Hub Integration Scope SentryEvent
      SentryOptions SentrySpan SentrySpanContext User`,
  },
  './node/apm': {
    runtime: 'Integrations Span',
    types: '',
  },
  './browser': {
    runtime: `
      beacons breadcrumbs errorCapture errorStatus incomingTraces init navigationTiming navigations sendingRules
      tracesSampler tunnel userTiming`,
    types: 'BreadcrumbOptions BrowserOptions BrowserTracing IdleTransaction PagePart TracedPage',
  },
  './browser/sentry': {
    runtime: 'addBreadcrumb captureException close configureScope flush getCurrentHub init',
    types: 'Breadcrumb Hub Integration Scope SentryOptions SentrySpan SentrySpanContext',
  },
  './browser/apm': {
    runtime: 'Integrations',
    types: 'TracingOptions',
  },
  './testing': {
    runtime: `
      ManualClock RecordingTransport describeEntryPointContract describeExitPointContract
      describeLocalOperationContract seededRandom sequentialIds startFaultyProxy testingTracer`,
    types: `
      EnteredWork EntryPointHarness EntryPointOptions ExitPointHarness ExitPointOptions FaultyProxy
      LocalOperationHarness LocalOperationOptions ProxyMode ReceivedHeaders TestingTracer`,
  },
};

const ROOT = path.resolve(__dirname, '..');
const { exports: entries } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  exports: Record<string, string>;
};

const configuration = ts.getParsedCommandLineOfConfigFile(
  path.join(ROOT, 'tsconfig.spec.json'),
  {},
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic: (problem) => expect(problem).toBeUndefined() },
);
const files = Object.values(entries).map((file) => path.join(ROOT, file));
const program = ts.createProgram(files, configuration?.options ?? {});
const checker = program.getTypeChecker();

function exportedNames(file: string): string[] {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  return module ? checker.getExportsOfModule(module).map((symbol) => symbol.name) : [];
}

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean).sort();

describe('the public surface', () => {
  it('is listed here for every entry point', () => {
    expect(Object.keys(SURFACE)).toEqual(Object.keys(entries));
  });

  it.each(Object.entries(entries))('of %s is what is listed', async (entry, file) => {
    const absolute = path.join(ROOT, file);
    const runtime = Object.keys((await import(absolute)) as object).sort();
    const types = exportedNames(absolute)
      .filter((name) => !runtime.includes(name))
      .sort();
    expect({ runtime, types }).toEqual({
      runtime: words(SURFACE[entry]?.runtime ?? ''),
      types: words(SURFACE[entry]?.types ?? ''),
    });
  });
});
