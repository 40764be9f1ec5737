import { jestProject } from '../../jest.preset.mjs';

export default jestProject('viewer', {
  globalSetup: '<rootDir>/fixture/build/build-for-tests.ts',
  globalTeardown: '<rootDir>/fixture/build/remove-build.ts',
});
