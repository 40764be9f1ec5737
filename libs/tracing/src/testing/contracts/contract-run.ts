import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { errorReporting, type ActiveSpan, type Tracer, type TracerOptions } from '../../core/index';
import type { RecordingTransport } from '../recording-transport';
import { testingTracer } from '../testing-tracer';

/** Errors are reported without their stacks, which no contract is about. */
const reportErrors = errorReporting(() => []);

/** What every contract needs: the runtime's way to keep the active span, and the library's smallest real program. */
export interface ContractOptions<Harness> {
  createActiveSpan: () => ActiveSpan;
  /**
   * Builds the library's smallest real program, instrumented as often as `times` says: not at all, once or twice.
   * `stop` ends it even if some of its work never does.
   */
  start: (tracer: Tracer, times: number) => Promise<Harness> | Harness;
}

/** The instrumented program of one group of tests, and the tracer that it works with. */
export interface ContractRun<Harness> {
  readonly harness: Harness;
  readonly tracer: Tracer;
  readonly transport: RecordingTransport;
  /** Starts both for the tests of the group in which it is called; each must claim what it records, and leak no span. */
  begin(options: Partial<TracerOptions>, times?: number): void;
}

/** Prepares the runs of a contract; what it answers can be used inside tests only. */
export function contractRun<Harness extends { stop(): Promise<void> | void }>({
  createActiveSpan,
  start,
}: ContractOptions<Harness>): ContractRun<Harness> {
  let current: { harness: Harness; tracer: Tracer; transport: RecordingTransport };
  return {
    get harness() {
      return current.harness;
    },
    get tracer() {
      return current.tracer;
    },
    get transport() {
      return current.transport;
    },
    begin(options, times = 1) {
      beforeAll(async () => {
        const { tracer, transport } = testingTracer(createActiveSpan(), { reportErrors, ...options });
        current = { tracer, transport, harness: await start(tracer, times) };
      });
      afterEach(() => {
        current.transport.expectNothingUnclaimed();
        expect(current.tracer.activeSpan()).toBeUndefined();
      });
      afterAll(() => current.harness.stop());
    },
  };
}
