// One SDK in a process of its own, doing nothing but spans.
import v8 from 'node:v8';
import { once } from 'node:events';
import { answerWith, options } from '../process/answer.mjs';
import { memoryAfterCollection } from '../process/memory.mjs';

/** Below what any of the SDKs keeps per transaction. */
const SPANS_PER_ROOT = 900;
const SPANS_PER_TRANSACTION = 10;
/** So few at once that no queue overflows. */
const TRANSACTIONS_AT_ONCE = 10;

const { start } = await import(`./${options.sdk}.mjs`);
const sdk = await start(options);

answerWith({
  /** Microseconds per span under a root that stays open: started, given two tags, finished. */
  async spans({ warmUp, count }) {
    await makeSpans(warmUp);
    return microsecondsOf(() => makeSpans(count)).then((total) => total / count);
  },
  /** Microseconds per transaction of ten spans, down to its serialised bytes. */
  async transactions({ warmUp, count }) {
    await makeTransactions(warmUp);
    const bytesBefore = sdk.bytes();
    const microseconds = (await microsecondsOf(() => makeTransactions(count))) / count;
    return { microseconds, bytes: (sdk.bytes() - bytesBefore) / count };
  },
  /** What the heap holds for each span that is finished, and waits for its root to be: bytes, and single objects. */
  async kept({ warmUp, count }) {
    await makeSpans(warmUp);
    const holder = [];
    const before = await heap();
    await makeSpans(count, holder);
    const after = await heap();
    return {
      bytes: (after.used - before.used) / holder.length,
      objects: (after.objects - before.objects) / holder.length,
    };
  },
});

async function makeSpans(count, holder) {
  for (let made = 0; made < count; made += SPANS_PER_ROOT) {
    const root = sdk.openRoot();
    for (let at = 0; at < SPANS_PER_ROOT; at++) {
      const span = sdk.span(root);
      if (holder) holder.push(span);
    }
    await sdk.settle();
  }
}

async function makeTransactions(count) {
  for (let made = 0; made < count; made += TRANSACTIONS_AT_ONCE) {
    for (let at = 0; at < TRANSACTIONS_AT_ONCE; at++) {
      const root = sdk.openRoot();
      for (let span = 0; span < SPANS_PER_TRANSACTION; span++) sdk.span(root);
      sdk.finish(root);
    }
    await sdk.settle();
  }
  await sdk.flush();
}

async function microsecondsOf(work) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

async function heap() {
  const { used } = await memoryAfterCollection();
  const snapshot = v8.getHeapSnapshot({ exposeNumericValues: true });
  const [head] = await once(snapshot, 'data');
  snapshot.destroy();
  return { used, objects: Number(/"node_count":(\d+)/.exec(String(head))[1]) };
}
