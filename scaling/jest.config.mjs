import { jestProject } from '../jest.preset.mjs';
import { missingServerPackages } from './tools/find-engines.mjs';

/**
 * Each file starts servers of its own, so they run one at a time. Those of `src/servers` need Debian's packages; without these
 * they are left out here, which `npm test` says.
 */
export default jestProject('scaling', {
  testMatch: [
    '<rootDir>/src/{embedded,harness}/*.scaling.ts',
    ...(missingServerPackages().length === 0 ? ['<rootDir>/src/servers/*.scaling.ts'] : []),
  ],
  maxWorkers: 1,
  testTimeout: 120_000,
});
