import {
  createBreadcrumbTrail,
  plainBag,
  plainBreadcrumb,
  plainValue,
  startReadably,
  systemClock,
  textOf,
  thoroughFilter,
  type Breadcrumb,
  type BreadcrumbTrail,
  type Span,
  type TagValue,
} from '../../core/index';
import type { SentrySpan } from '../../facade/sentry-span';

export type User = Readonly<Record<string, unknown>>;

/** What a scope adds to every event, besides its breadcrumbs. */
export interface ScopeJson {
  tags?: Readonly<Record<string, unknown>>;
  extra?: Readonly<Record<string, unknown>>;
  user?: User;
  request?: Readonly<Record<string, unknown>>;
}

/** The span of the running code, and how to put another in its place. */
export interface ScopeSpan {
  get(): SentrySpan | undefined;
  set(span: Span | undefined): void;
}

/**
 * What the text's `configureScope` works on: all that is known about the request, which goes along with its errors and
 * its transactions, and the span that new spans become children of.
 */
export class Scope {
  private readonly span: ScopeSpan;
  private readonly tags = new Map<string, string>();
  private readonly extra = new Map<string, unknown>();
  private user: User | undefined;
  private request: Readonly<Record<string, unknown>> | undefined;
  private trail: BreadcrumbTrail = createBreadcrumbTrail();

  constructor(span: ScopeSpan, original?: Scope) {
    this.span = span;
    if (!original) return;
    this.setTags(Object.fromEntries(original.tags)).setExtras(Object.fromEntries(original.extra));
    this.user = original.user;
    this.request = original.request;
    this.trail = original.trail.fork();
  }

  clone(): Scope {
    return new Scope(this.span, this);
  }

  setTag(key: string, value: TagValue): this {
    this.tags.set(textOf(key), textOf(value));
    return this;
  }

  setTags(tags: Readonly<Record<string, TagValue>>): this {
    for (const [key, value] of entriesOf(tags)) this.setTag(key, value);
    return this;
  }

  setExtra(key: string, value: unknown): this {
    this.extra.set(textOf(key), value);
    return this;
  }

  setExtras(extras: Readonly<Record<string, unknown>>): this {
    for (const [key, value] of entriesOf(extras)) this.setExtra(key, value);
    return this;
  }

  setUser(user: User | null): this {
    this.user = user ?? undefined;
    return this;
  }

  setRequest(request: Readonly<Record<string, unknown>>): this {
    this.request = request;
    return this;
  }

  /** Keeps the last `most` of them. */
  addBreadcrumb(breadcrumb: Breadcrumb, most = 100): this {
    this.trail.add(plainBreadcrumb(breadcrumb, thoroughFilter, systemClock.nowInSeconds()), most);
    return this;
  }

  /** Where its breadcrumbs are kept. */
  get breadcrumbs(): BreadcrumbTrail {
    return this.trail;
  }

  /** Forgets everything but the span. */
  clear(): this {
    this.tags.clear();
    this.extra.clear();
    this.user = undefined;
    this.request = undefined;
    return this.clearBreadcrumbs();
  }

  clearBreadcrumbs(): this {
    this.trail = createBreadcrumbTrail();
    return this;
  }

  getSpan(): SentrySpan | undefined {
    return this.span.get();
  }

  /** Makes the span the one that new spans, outgoing requests and errors belong to; `undefined` takes it away again. */
  setSpan(span: Span | undefined): this {
    this.span.set(span);
    return this;
  }

  /** Renames the transaction that is open. */
  setTransactionName(name: string): this {
    this.span.get()?.transaction.setName(name);
    return this;
  }

  setTransaction(name: string): this {
    return this.setTransactionName(name);
  }

  /** The event, with what the scope knows besides breadcrumbs. Credentials are left out, and so is what cannot be written as JSON. */
  applyTo<Event extends ScopeJson>(event: Event): Event & ScopeJson {
    const { tags, extra, user, request } = this;
    return {
      ...event,
      ...(tags.size > 0 && { tags: plainBag({ ...Object.fromEntries(tags), ...event.tags }) }),
      ...(extra.size > 0 && { extra: plainBag(Object.fromEntries(extra)) }),
      ...(user && { user: plainValue(user) as User }),
      ...(request && { request: plainBag(request) }),
    };
  }
}

function entriesOf<Value>(bag: Readonly<Record<string, Value>>): [key: string, value: Value][] {
  return startReadably((readable) => Object.entries(readable), bag);
}
