/**
 * Navigations of a single-page application. Seam: `pushState` and `replaceState` of the page's history are replaced and
 * `popstate` is listened to, because only some browsers have the Navigation API.
 *
 *   web  navigation  https://shop.example/basket     a trace of its own, named by the *new* address
 *   └─ http.client  GET /api/basket
 */
import { replaceMethod } from './replace-method';

/** Told about a navigation, with the addresses before and after it, which have no fragment. */
export type OnNavigation = (from: string, to: string) => void;

/** Whoever wants to know, in the order in which they have begun to: a method can be replaced only once. */
const listeners = new Set<OnNavigation>();
let stop = (): void => undefined;

/**
 * Calls `onNavigation` when the page's address has changed; a change of its fragment alone leads to another place on
 * the same page.
 *
 * @returns a function that stops it
 */
export function instrumentHistory(onNavigation: OnNavigation): () => void {
  const listener: OnNavigation = (from, to) => onNavigation(from, to);
  if (listeners.size === 0) stop = watchHistory();
  listeners.add(listener);
  return () => {
    if (listeners.delete(listener) && listeners.size === 0) stop();
  };
}

function watchHistory(): () => void {
  let last = addressWithoutFragment();
  const note = () => {
    const [from, to] = [last, addressWithoutFragment()];
    if (to === from) return;
    last = to;
    for (const listener of listeners) listener(from, to);
  };
  const restore = (['pushState', 'replaceState'] as const).map((name) =>
    replaceMethod(history, name, ({ proceed }) => {
      const result = proceed();
      note();
      return result;
    }),
  );
  addEventListener('popstate', note);
  return () => {
    removeEventListener('popstate', note);
    for (const restoreMethod of restore) restoreMethod();
  };
}

function addressWithoutFragment(): string {
  return location.href.replace(/#.*/s, '');
}
