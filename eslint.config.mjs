import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import globals from 'globals';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { modelRooms } from './tools/lint/model-rooms.mjs';
import { viewerLayers } from './tools/lint/viewer-layers.mjs';

/**
 * The house's load-bearing walls: who may import whom. The workload plane is observed, the telemetry plane
 * observes, and the wire is the only way across; no application imports another.
 */
const boundaries = [
  {
    sourceTag: 'plane:workload',
    onlyDependOnLibsWithTags: ['plane:workload', 'plane:shared'],
  },
  { sourceTag: 'plane:telemetry', onlyDependOnLibsWithTags: ['plane:telemetry', 'plane:shared'] },
  { sourceTag: 'plane:proof', onlyDependOnLibsWithTags: ['plane:proof', 'plane:telemetry', 'plane:shared'] },
  { sourceTag: 'plane:shared', onlyDependOnLibsWithTags: ['plane:shared'] },
  {
    sourceTag: 'type:app',
    onlyDependOnLibsWithTags: ['type:sdk', 'type:host', 'type:contract', 'type:model'],
  },
  {
    sourceTag: 'type:browser-app',
    onlyDependOnLibsWithTags: ['type:sdk', 'type:contract', 'type:model'],
    bannedExternalImports: ['express', 'bullmq', 'ioredis', 'better-sqlite3', 'node-cron', 'node:*'],
  },
  { sourceTag: 'type:e2e', onlyDependOnLibsWithTags: ['type:testing', 'type:model', 'type:host'] },
  { sourceTag: 'type:interop', onlyDependOnLibsWithTags: ['type:testing', 'type:model', 'type:sdk'] },
  // The collector's store is measured by its own contract.
  {
    sourceTag: 'type:scaling',
    onlyDependOnLibsWithTags: ['type:app', 'type:testing', 'type:model', 'type:sdk'],
  },
  { sourceTag: 'type:testing', onlyDependOnLibsWithTags: ['type:model', 'type:sdk'] },
  { sourceTag: 'type:model', onlyDependOnLibsWithTags: ['type:sdk'] },
  { sourceTag: 'type:sdk', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'type:host', onlyDependOnLibsWithTags: ['type:host'] },
  { sourceTag: 'type:contract', onlyDependOnLibsWithTags: [] },
];

const moduleBoundaries = { allow: [], enforceBuildableLibDependency: false, depConstraints: boundaries };

const noDeepImports = {
  regex:
    '^@clew/(?!(tracing/(core|testing|(node|browser)(/(sentry|apm))?)|service-host/testing|trace-model/text-traces|collector/(clickhouse|store-contract))$)[^/]+/.+',
  message: 'Import a library through the entry points that its package.json exports.',
};

const refuse = (regex, message) => ({ regex, message: `${message} (libs/tracing, in layers).` });
const noNode = refuse('^node:|(^|/)node/', 'This part knows nothing of Node');
const noBrowser = refuse('(^|/)browser/', 'This part knows nothing of browsers');
const noTesting = refuse('(^|/)testing/', 'Only specs import what is made for testing');
const noFacade = refuse(
  '(^|/)(facade/|sentry$|apm$)',
  "Only the facade knows the text's own names: what it stands on does not know it",
);

/**
 * What libs/tracing keeps apart by folder: the core knows no runtime, no runtime knows the other, nothing knows the facade,
 * and an instrumentation knows no other. What is further below holds in place of what is above.
 */
const tracingLayers = [
  { folder: 'core', refused: [noNode, noBrowser, noTesting, noFacade] },
  { folder: 'facade', refused: [noNode, noBrowser, noTesting] },
  { folder: 'node', refused: [noBrowser, noTesting, noFacade] },
  { folder: 'browser', refused: [noNode, noTesting, noFacade] },
  { folder: 'node/{sentry,apm}.ts', refused: [noBrowser, noTesting] },
  { folder: 'browser/{sentry,apm}.ts', refused: [noNode, noTesting] },
  { folder: 'node/facade', refused: [noBrowser, noTesting] },
  { folder: 'browser/facade', refused: [noNode, noTesting] },
  {
    folder: 'node/instrumentation',
    refused: [
      ...[noBrowser, noTesting, noFacade],
      refuse(
        '^\\.\\./[^./]+/',
        'An instrumentation is copied alone: what two of them need is beside their folders',
      ),
    ],
  },
  {
    folder: 'browser/instrumentation',
    refused: [
      ...[noNode, noTesting, noFacade],
      refuse('^\\./(?!replace-method$)', 'An instrumentation knows no other'),
    ],
  },
];

const noExportAll = { selector: 'ExportAllDeclaration', message: 'Name each export.' };

const noEarlyReading = {
  selector:
    'CallExpression[callee.name="expect"] > AwaitExpression > CallExpression[callee.property.name=/^(all(InnerTexts|TextContents)|count|is(Visible|Hidden|Disabled|Enabled|Checked)|innerText|textContent|inputValue|getAttribute|title|boundingBox|evaluateAll)$/]',
  message:
    'A page that is read at once is read too early sooner or later: await eventually(() => …, expected).',
};

export default tseslint.config(
  { ignores: ['**/dist/**', '**/.clew/**', '.nx/**', 'coverage/**', '**/*.generated.*'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylistic],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
      // An interface of somebody else's may name arguments that an implementation has no use for.
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': ['error', { allow: ['warn'] }],
      'no-restricted-syntax': ['error', noExportAll],
      'no-restricted-imports': ['error', { patterns: [noDeepImports] }],
    },
  },
  {
    files: ['**/*.{spec,contract,e2e,scaling}.ts', '**/*.spec.tsx'],
    rules: {
      // A test hands functions over as they are, and plays hosts whose functions are async for no reason of ours.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.{ts,tsx,mjs}'],
    plugins: { '@nx': nx },
    rules: { '@nx/enforce-module-boundaries': ['error', moduleBoundaries] },
  },
  {
    // The SDK depends on nothing at all; its tests start a Redis of their own.
    files: ['libs/tracing/src/**/*.{spec,fixture}.ts'],
    rules: {
      '@nx/enforce-module-boundaries': ['error', { ...moduleBoundaries, allow: ['@clew/private-redis'] }],
    },
  },
  ...tracingLayers.map(({ folder, refused }) => ({
    files: [`libs/tracing/src/${folder.endsWith('.ts') ? folder : `${folder}/**/*.ts`}`],
    ignores: ['**/*.{spec,fixture}.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [noDeepImports, ...refused] }] },
  })),
  ...viewerLayers([noDeepImports]),
  ...modelRooms([noDeepImports]),
  {
    files: ['apps/viewer/src/**/*.spec.ts'],
    rules: { 'no-restricted-syntax': ['error', noExportAll, noEarlyReading] },
  },
  {
    // Small programs as any team writes them.
    files: ['examples/**/*.ts'],
    rules: { 'no-console': 'off', '@typescript-eslint/no-misused-promises': 'off' },
  },
  {
    files: ['apps/{web,viewer}/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    files: [
      'tools/**/*.mjs',
      'interop/**/*.mjs',
      'scaling/**/*.mjs',
      '**/*.config.{mjs,ts}',
      'jest.preset.mjs',
    ],
    languageOptions: { globals: globals.node },
    rules: { '@nx/enforce-module-boundaries': 'off' },
  },
  // Served as it is, before the page's own script.
  {
    files: ['apps/viewer/public/*.js', 'tools/bench/viewer/traces/*.mjs'],
    languageOptions: { globals: globals.browser },
  },
  prettier,
);
