/** Every project's unit and contract tests in one run; the browser scenarios have a configuration of their own, in apps/e2e. */
export default {
  projects: ['<rootDir>/apps/!(e2e)/jest.config.mjs', '<rootDir>/libs/*/jest.config.mjs'],
};
