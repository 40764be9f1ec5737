import { jestProject } from '../../jest.preset.mjs';

export default jestProject('viewer', {
  globalSetup: '<rootDir>/fixture/build-for-tests.ts',
  globalTeardown: '<rootDir>/fixture/remove-build.ts',
});
