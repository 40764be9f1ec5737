import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { jestProject } from '../../jest.preset.mjs';

/**
 * The specs of the instrumentations once more, unchanged, on the oldest supported version of each library. The
 * libraries' own dependencies are found from where they are installed, so only the libraries are mapped.
 */
const oldest = path.join(import.meta.dirname, 'supported-versions');
const { dependencies } = JSON.parse(readFileSync(path.join(oldest, 'package.json'), 'utf8'));
const libraries = Object.keys(dependencies).join('|');
const imports = new RegExp(`^(import|}) .*from '(${libraries})';$`, 'm');
const source = path.join(import.meta.dirname, 'src/node/instrumentation');
/** By itself, or by the fixture beside it that it shares with other specs. */
function usesLibrary(file) {
  const text = readFileSync(file, 'utf8');
  const fixtures = [...text.matchAll(/ from '\.\/(.+\.fixture)';$/gm)].map(([, name]) => `${name}.ts`);
  return (
    imports.test(text) || fixtures.some((fixture) => usesLibrary(path.join(path.dirname(file), fixture)))
  );
}
const specs = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.spec.ts') && usesLibrary(path.join(source, file)))
  .map((file) => `<rootDir>/src/node/instrumentation/${file}`);

export default jestProject('tracing (oldest versions)', {
  maxWorkers: 2,
  testTimeout: 30_000,
  testMatch: specs,
  moduleNameMapper: { [`^(${libraries})$`]: '<rootDir>/supported-versions/node_modules/$1' },
});
