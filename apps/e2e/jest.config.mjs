import { jestProject } from '../../jest.preset.mjs';

/**
 * The scenarios drive whole systems, one at a time, in a real browser. Those of `local-scenarios` are about starting
 * processes on this machine, which containers do not do.
 */
const folders = process.env.CLEW_E2E_TARGET === 'compose' ? ['scenarios'] : ['*', '.'];

export default jestProject('e2e', {
  testMatch: folders.map((folder) => `<rootDir>/src/${folder}/*.e2e.ts`),
  setupFilesAfterEnv: ['<rootDir>/src/harness/matchers.ts'],
  maxWorkers: 1,
  testTimeout: 60_000,
});
