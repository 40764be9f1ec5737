import { jestProject } from '../../jest.preset.mjs';

/** The scenarios drive whole systems, one at a time, in a real browser. */
export default jestProject('e2e', {
  testMatch: ['<rootDir>/src/**/*.e2e.ts'],
  maxWorkers: 1,
  testTimeout: 60_000,
});
