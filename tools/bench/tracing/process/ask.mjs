// Starts a program in a process of its own and asks it things; `answer.mjs` is the other side.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pinned } from './machine.mjs';

/**
 * `file` is run on `processor`, or on any if that is left out, with `options` for it to read; every question is a message, answered by one.
 * @example
 * const server = startProcess({ file: new URL('./server.mjs', import.meta.url), processor: MEASURED });
 * const { port } = await server.ask('listen');
 * await server.stop();
 */
export function startProcess({ file, processor, options = {}, nodeArguments = [], environment = {} }) {
  const command = [process.execPath, ...nodeArguments, file.pathname, JSON.stringify(options)];
  const [program, ...words] = processor === undefined ? command : pinned(processor, command);
  const child = spawn(program, words, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...environment },
  });
  const exited = once(child, 'exit');
  const waiting = new Map();
  let asked = 0;
  child.on('message', ({ id, answer, problem }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (problem === undefined) resolve(answer);
    else reject(new Error(problem));
  });
  child.once('exit', (code, signal) => {
    for (const { reject } of waiting.values()) reject(new Error(`${file.pathname} ended: ${signal ?? code}`));
  });
  return {
    ask(question, about) {
      return new Promise((resolve, reject) => {
        asked += 1;
        waiting.set(asked, { resolve, reject });
        child.send({ id: asked, question, about }, (error) => error && reject(error));
      });
    },
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
