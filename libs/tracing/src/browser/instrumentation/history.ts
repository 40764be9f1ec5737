/**
 * Navigations of a single-page application. Seam: `pushState` and `replaceState` of the page's history are replaced and
 * `popstate` is listened to, because only some browsers have the Navigation API.
 *
 *   web  navigation  https://shop.example/basket     a trace of its own, named by the *new* address
 *   └─ http.client  GET /api/basket
 */
import { replaceMethod } from './replace-method';

/**
 * Calls `onNavigation` when the page's address has changed; a change of its fragment alone leads to another place on
 * the same page.
 *
 * @returns a function that stops it
 */
export function instrumentHistory(onNavigation: () => void): () => void {
  let last = addressWithoutFragment();
  const note = () => {
    const now = addressWithoutFragment();
    if (now === last) return;
    last = now;
    onNavigation();
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
    for (const stop of restore) stop();
  };
}

function addressWithoutFragment(): string {
  return location.href.replace(/#.*/s, '');
}
