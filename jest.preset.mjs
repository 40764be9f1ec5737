/**
 * What every project's jest.config.mjs shares. TypeScript is transformed by SWC, because type errors are the
 * compiler's to report (`npm run check`), not each test run's.
 */
export function jestProject(name, overrides = {}) {
  return {
    displayName: name,
    testEnvironment: 'node',
    testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/src/**/*.spec.tsx'],
    transform: {
      '^.+\\.[mc]?[jt]sx?$': [
        '@swc/jest',
        {
          jsc: {
            target: 'es2022',
            parser: { syntax: 'typescript', tsx: true },
            transform: { react: { runtime: 'automatic' } },
          },
        },
      ],
    },
    ...overrides,
  };
}
