export { grammarPlugin } from './tools/compile-grammar.mjs';
