export { ManualClock } from './manual-clock';
export { RecordingTransport } from './recording-transport';
export { sequentialIds } from './sequential-ids';
export { testingTracer, type TestingTracer } from './testing-tracer';
