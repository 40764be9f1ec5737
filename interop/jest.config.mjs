import { jestProject } from '../jest.preset.mjs';

/** Each scenario starts processes of its own, so they run one at a time. */
export default jestProject('interop', {
  testMatch: ['<rootDir>/src/scenarios/*.interop.ts'],
  globalSetup: '<rootDir>/tools/build-services.mjs',
  setupFilesAfterEnv: ['<rootDir>/src/harness/matchers.ts'],
  maxWorkers: 1,
  testTimeout: 60_000,
});
