// A fresh server with its neighbours, for as long as one measurement of it takes.
import { MEASURED, NEIGHBOURS } from '../process/machine.mjs';
import { startProcess } from '../process/ask.mjs';
import { headersThatAnnounceBatches } from '../neighbours/batches.mjs';

export async function withServer({ options, rate, isAnnounced, fault }, work, nodeArguments = []) {
  const neighbours = startProcess({
    file: new URL('../neighbours/neighbours.mjs', import.meta.url),
    processor: NEIGHBOURS,
    options: { announces: isAnnounced ? headersThatAnnounceBatches : {}, fault },
  });
  const ports = await neighbours.ask('ports');
  const server = startProcess({
    file: new URL('server.mjs', import.meta.url),
    processor: MEASURED,
    options: { ...options, rate, ...ports },
    nodeArguments: ['--expose-gc', ...nodeArguments],
  });
  try {
    const port = await server.ask('port');
    return await work({
      ask: (question) => server.ask(question),
      load: (requests) => neighbours.ask('load', { port, path: '/products/42', requests }),
      received: () => neighbours.ask('received'),
    });
  } finally {
    await server.stop();
    await neighbours.stop();
  }
}
