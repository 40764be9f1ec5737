import { jestProject } from '../jest.preset.mjs';

/** Each file starts servers of its own, so they run one at a time. */
export default jestProject('scaling', {
  testMatch: ['<rootDir>/src/*.scaling.ts'],
  maxWorkers: 1,
  testTimeout: 60_000,
});
