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
const specs = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.spec.ts') && imports.test(readFileSync(path.join(source, file), 'utf8')))
  .map((file) => `<rootDir>/src/node/instrumentation/${file}`);

export default jestProject('tracing (oldest versions)', {
  maxWorkers: 2,
  testMatch: specs,
  moduleNameMapper: { [`^(${libraries})$`]: '<rootDir>/supported-versions/node_modules/$1' },
});
