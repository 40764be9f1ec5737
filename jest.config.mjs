/**
 * Every project's unit and contract tests in one run; the browser scenarios have a configuration of their own, in
 * apps/e2e. Always in workers, which are replaced when they have grown: one process for two hundred files runs out
 * of memory.
 */
export default {
  projects: ['<rootDir>/apps/!(e2e)/jest.config.mjs', '<rootDir>/libs/*/jest.config.mjs'],
  maxWorkers: 2,
  // A test that hangs is to fail; one that others keep waiting for a processor is not.
  testTimeout: 30_000,
  workerIdleMemoryLimit: '600MB',
};
