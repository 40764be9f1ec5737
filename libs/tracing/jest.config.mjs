import { jestProject } from '../../jest.preset.mjs';

/** What only the oldest supported version of a library can do has its specs in `jest.oldest-versions.config.mjs` alone. */
export default jestProject('tracing', {
  testPathIgnorePatterns: ['/node_modules/', '\\.oldest\\.spec\\.ts$'],
});
