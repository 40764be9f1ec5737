import { compileGrammar } from './compile-grammar.mjs';

/** A Jest transform for `.peggy` files. */
export default {
  process: (grammar, file) => ({ code: compileGrammar(grammar, { file, format: 'commonjs' }) }),
};
