import type { Span, SpanContext } from '../../../core/index';

/** So many commands below one span have a span each while they are on their way; the others share one. */
export const MOST_AT_ONCE = 100;

/** How one command ends. */
export interface CommandEnd {
  fail(): void;
  finish(): void;
}

/** The commands below one span that are on their way: a pipeline of thousands must not fill the transaction. */
export class Crowd {
  private readonly parent: Span;
  private own = 0;
  private shared: Span | undefined;
  private sharers = 0;
  private waiting = 0;

  constructor(parent: Span) {
    this.parent = parent;
  }

  start(context: SpanContext): CommandEnd {
    return this.own < MOST_AT_ONCE ? this.startOwn(context) : this.share(context);
  }

  private startOwn(context: SpanContext): CommandEnd {
    const span = this.parent.startChild(context);
    this.own += 1;
    return {
      fail: () => void span.setStatus('internal_error'),
      finish: () => {
        this.own -= 1;
        end(span);
      },
    };
  }

  private share({ op }: SpanContext): CommandEnd {
    const span = (this.shared ??= this.parent.startChild({ op }));
    this.sharers += 1;
    this.waiting += 1;
    span.description = `${this.sharers} more commands`;
    return {
      fail: () => void span.setStatus('internal_error'),
      finish: () => {
        this.waiting -= 1;
        if (this.waiting > 0) return;
        end(span);
        this.shared = undefined;
        this.sharers = 0;
      },
    };
  }
}

function end(span: Span): void {
  if (span.status === undefined) span.setStatus('ok');
  span.finish();
}
