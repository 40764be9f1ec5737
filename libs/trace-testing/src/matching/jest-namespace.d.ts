import type { ToMatchTrace } from './trace-matchers';

// For the global `expect` of @types/jest. The type parameters are those of the interface that this one is merged with.
declare global {
  namespace jest {
    interface Matchers<R, T> {
      toMatchTrace: ToMatchTrace<T, R>;
    }
  }
}
