import {
  createTracer,
  parseDsn,
  systemClock,
  type ActiveSpan,
  type Tracer,
  type TracerOptions,
} from '../core/index';
import { RecordingTransport } from './recording-transport';
import { sequentialIds } from './sequential-ids';

export interface TestingTracer {
  tracer: Tracer;
  transport: RecordingTransport;
}

/** A tracer of the given runtime's active span, with readable ids, that records what it would send. */
export function testingTracer(
  activeSpan: ActiveSpan,
  options: Partial<Omit<TracerOptions, 'activeSpan' | 'transport'>> = {},
): TestingTracer {
  const transport = new RecordingTransport();
  const tracer = createTracer({
    clock: systemClock,
    tracesSampleRate: 1,
    platform: 'node',
    sdkName: 'clew.testing',
    ids: sequentialIds(),
    dsn: parseDsn('http://0123456789abcdef0123456789abcdef@127.0.0.1:9000/1'),
    ...options,
    activeSpan,
    transport,
  });
  return { tracer, transport };
}
