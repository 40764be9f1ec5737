import { jestProject } from '../../jest.preset.mjs';

export default jestProject('viewer', {
  // Jest loads no `.mjs` by `require`; these packages come as UMD, too.
  moduleNameMapper: { '^(d3-[a-z-]+)$': '<rootDir>/../../node_modules/$1/dist/$1.js' },
  globalSetup: '<rootDir>/fixture/build-for-tests.ts',
  globalTeardown: '<rootDir>/fixture/remove-build.ts',
});
