import { setTimeout } from 'node:timers/promises';
import { startProcess } from '../../tracing/process/ask.mjs';

/**
 * A sender in a process of its own. Without `perSecond` (requests) each of its connections sends as soon as it is
 * answered. An envelope holds `transactions`.
 */
export function startSender({ url, connections, transactions = 1, perSecond }) {
  const sender = startProcess({
    file: new URL('sender.mjs', import.meta.url),
    options: { url, connections, transactions, perSecond },
  });
  return {
    begin: () => sender.ask('begin'),
    end: () => sender.ask('end'),
    async send(milliseconds) {
      await sender.ask('begin');
      await setTimeout(milliseconds);
      return sender.ask('end');
    },
    stop: () => sender.stop(),
  };
}
