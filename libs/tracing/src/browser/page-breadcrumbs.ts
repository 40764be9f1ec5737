import { consoleBreadcrumb, requestBreadcrumb, type BreadcrumbKeeper } from '../core/index';
import { describeUrl } from './describe-url';
import { instrumentConsole } from './instrumentation/console';
import { instrumentHistory } from './instrumentation/history';
import { listenForUserActions } from './instrumentation/user-actions';
import type { PageTracerParts } from './browser-tracer';

/** What makes a page collect breadcrumbs by itself. */
export interface PageBreadcrumbs {
  tracerParts: Required<Pick<PageTracerParts, 'breadcrumbs' | 'noteRequest'>>;
  /** Begins to watch the page; returns a function that stops it. */
  watch: () => () => void;
}

/** Collects clicks, inputs, requests, navigations and what is written to the console, the last unless told otherwise. */
export function pageBreadcrumbs(keeper: BreadcrumbKeeper, { console = true } = {}): PageBreadcrumbs {
  const pathOf = (address: string) => describeUrl(new URL(address), location.origin);
  function watch(): () => void {
    const stops = [
      listenForUserActions((category, element, event) =>
        keeper.add({ category, message: element }, { event }),
      ),
      instrumentHistory((from, to) => {
        keeper.add({
          ...{ type: 'navigation', category: 'navigation' },
          data: { from: pathOf(from), to: pathOf(to) },
        });
      }),
      console &&
        instrumentConsole((method, args) => {
          const written = consoleBreadcrumb(method, args);
          if (written) keeper.add(written, { input: args });
        }),
    ];
    return () => {
      for (const stop of stops) if (stop) stop();
    };
  }
  return {
    watch,
    tracerParts: {
      breadcrumbs: keeper,
      noteRequest: ({ method, url, type }, outcome) =>
        keeper.add(
          requestBreadcrumb({ category: type, method, url: describeUrl(url, location.origin), outcome }),
        ),
    },
  };
}
