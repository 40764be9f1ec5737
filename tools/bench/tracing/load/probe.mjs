// Loads and initialises one SDK, in a process that has done nothing else.
import { answerWith, options } from '../process/answer.mjs';

const { load } = await import(`../sdk/${options.sdk}.mjs`);
const startedAt = performance.now();
const { init } = await load(options);
const loadedAt = performance.now();
init({ ...options, sink: 9, rate: 1 });
const initialisedAt = performance.now();

answerWith({
  milliseconds: () => ({
    load: loadedAt - startedAt,
    init: initialisedAt - loadedAt,
    total: initialisedAt - startedAt,
  }),
});
