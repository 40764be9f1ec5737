import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const SAMPLE_MS = 100;
const HIGH_WATER = 0.8;

/** What a heap watch measures; both in bytes. */
export interface HeapFigures {
  used: number;
  limit: number;
}

/**
 * Watches how much of its heap limit this process uses. Above 80 % everything that can be collected is collected; if
 * it stays above, the process is short of memory until it is not.
 */
export class HeapWatch {
  readonly #timer: NodeJS.Timeout;
  #isShort = false;

  constructor(
    private readonly measure: () => HeapFigures = heapFigures,
    private readonly collect: () => void = collectGarbage,
  ) {
    this.#timer = setInterval(() => this.sample(), SAMPLE_MS).unref();
  }

  get isShort(): boolean {
    return this.#isShort;
  }

  sample(): void {
    if (this.#isHigh()) this.collect();
    this.#isShort = this.#isHigh();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #isHigh(): boolean {
    const { used, limit } = this.measure();
    return used > limit * HIGH_WATER;
  }
}

function heapFigures(): HeapFigures {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return { used, limit };
}

let collector: (() => void) | undefined;

/** Without it a process that has become idle would be short of memory for as long as nothing is allocated. */
function collectGarbage(): void {
  if (collector === undefined) {
    setFlagsFromString('--expose-gc');
    collector = runInNewContext('gc') as () => void;
  }
  collector();
}
