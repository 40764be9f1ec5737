import { jestProject } from '../../jest.preset.mjs';

const preset = jestProject('collector');

export default {
  ...preset,
  // The store's thread and the process under test are run as they are shipped: bundled.
  globalSetup: '<rootDir>/tools/build-for-tests.mjs',
  transform: { ...preset.transform, '\\.peggy$': '<rootDir>/tools/jest-grammar.mjs' },
};
