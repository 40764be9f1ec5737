import { TokenBucket } from './token-bucket';

/** What is limited apart from one another: a flood of errors does not stop traces. */
export type LimitedKind = 'traces' | 'errors';

/** So much of each category. */
export interface Taken {
  transaction?: number;
  span?: number;
  error?: number;
}

/** How long a client should send nothing of some kinds. */
export interface Pause {
  seconds: number;
  /** The value of `X-Sentry-Rate-Limits`. */
  header: string;
}

/** After a rest, a key may send at once what it may send in so many seconds. */
const BURST_SECONDS = 10;
const SPANS_PER_EVENT = 20;
const LONGEST_PAUSE_SECONDS = 300;

/** Transactions and spans stop together: SDKs that stream have spans only, and a root span is a transaction here. */
const CATEGORIES: Readonly<Record<LimitedKind, string>> = {
  traces: 'transaction;span',
  errors: 'error',
};

type Buckets = Record<keyof Taken, TokenBucket>;

/**
 * How much each key may send. Each category has its own bucket: so many transactions and errors a second, and twenty
 * times as many spans, those of transactions included. Nothing else is limited, client reports least of all.
 */
export class RateLimits {
  readonly #buckets = new Map<number, Buckets>();

  /** `rateOf` a project is in events a second, undefined without a limit; `now` is in seconds and only ever advances. */
  constructor(
    private readonly rateOf: (projectId: number) => number | undefined,
    private readonly now: () => number = () => performance.now() / 1000,
  ) {}

  isLimited(projectId: number, kind: LimitedKind): boolean {
    const buckets = this.#bucketsOf(projectId);
    if (buckets === undefined) return false;
    return kind === 'errors' ? buckets.error.isEmpty : buckets.transaction.isEmpty || buckets.span.isEmpty;
  }

  /** What was let in has turned out to be that much. */
  take(projectId: number, taken: Taken): void {
    const buckets = this.#bucketsOf(projectId);
    if (buckets === undefined) return;
    buckets.transaction.take(taken.transaction ?? 0);
    buckets.span.take(taken.span ?? 0);
    buckets.error.take(taken.error ?? 0);
  }

  /** What was taken for something that could not be stored after all, and may be sent again. */
  giveBack(projectId: number, { transaction = 0, span = 0, error = 0 }: Taken): void {
    this.take(projectId, { transaction: -transaction, span: -span, error: -error });
  }

  /** Until everything may be sent again that may be sent at once; undefined when no kind is limited. */
  pauseOf(projectId: number, kinds: ReadonlySet<LimitedKind>): Pause | undefined {
    const buckets = this.#bucketsOf(projectId);
    if (buckets === undefined || kinds.size === 0) return undefined;
    const pauses = [...kinds].map((kind) => {
      const waiting = kind === 'errors' ? [buckets.error] : [buckets.transaction, buckets.span];
      const longest = Math.max(...waiting.map(({ secondsUntilFull }) => secondsUntilFull));
      return { kind, seconds: Math.min(Math.max(Math.ceil(longest), 1), LONGEST_PAUSE_SECONDS) };
    });
    return {
      seconds: Math.max(...pauses.map(({ seconds }) => seconds)),
      header: pauses.map(({ kind, seconds }) => `${seconds}:${CATEGORIES[kind]}:key`).join(', '),
    };
  }

  /** One set for each project that has ever sent: only keys that are known come as far as this. */
  #bucketsOf(projectId: number): Buckets | undefined {
    const known = this.#buckets.get(projectId);
    const rate = known === undefined ? this.rateOf(projectId) : undefined;
    if (rate === undefined) return known;
    const bucket = (perSecond: number) => new TokenBucket(perSecond, perSecond * BURST_SECONDS, this.now);
    const made = {
      transaction: bucket(rate),
      span: bucket(rate * SPANS_PER_EVENT),
      error: bucket(rate),
    };
    this.#buckets.set(projectId, made);
    return made;
  }
}
