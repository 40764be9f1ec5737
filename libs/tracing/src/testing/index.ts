export {
  describeEntryPointContract,
  type EntryPointHarness,
  type EntryPointOptions,
} from './contracts/entry-point.contract';
export {
  describeExitPointContract,
  type ExitPointHarness,
  type ExitPointOptions,
  type ReceivedHeaders,
} from './contracts/exit-point.contract';
export {
  describeLocalOperationContract,
  type LocalOperationHarness,
  type LocalOperationOptions,
} from './contracts/local-operation.contract';
export { type EnteredWork } from './contracts/observed-work';
export { startFaultyProxy, type FaultyProxy, type ProxyMode } from './servers/faulty-proxy';
export { ManualClock } from './manual-clock';
export { RecordingTransport } from './recording-transport';
export { seededRandom } from './seeded-random';
export { sequentialIds } from './sequential-ids';
export { testingTracer, type TestingTracer } from './testing-tracer';
