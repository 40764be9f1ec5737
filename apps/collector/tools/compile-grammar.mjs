// Compiles the search grammar wherever code is compiled: in the bundle (an esbuild plugin, found by
// tools/build/build-service.mjs as `build-plugins.mjs`) and in the tests (a Jest transform). Nothing generated is kept.
import { readFile } from 'node:fs/promises';
import peggy from 'peggy';

/** The parser's source as a module; `format` is `es` or `commonjs`. */
export function compileGrammar(grammar, { file, format }) {
  return peggy.generate(grammar, {
    output: 'source',
    format,
    grammarSource: file,
    allowedStartRules: ['search', 'field'],
  });
}

/** An esbuild plugin: `import { parse } from './x.peggy'`. */
export const grammarPlugin = {
  name: 'peggy-grammar',
  setup(build) {
    build.onLoad({ filter: /\.peggy$/ }, async ({ path: file }) => ({
      contents: compileGrammar(await readFile(file, 'utf8'), { file, format: 'es' }),
      loader: 'js',
      watchFiles: [file],
    }));
  },
};
