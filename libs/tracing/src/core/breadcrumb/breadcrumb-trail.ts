import type { KeptBreadcrumb } from './breadcrumb';

export const MOST_BREADCRUMBS = 100;
/** Of all breadcrumbs of a trail, as JSON: a page that is closed must be able to send several events with them. */
const MOST_CHARACTERS = 16_384;
/** Of one. */
const LARGEST = 4096;

/**
 * The last breadcrumbs of a request, a job or a page, oldest first: at most 16,384 characters of them. In the place of
 * `data` that makes a breadcrumb larger than 4,096 stands `[large]`.
 */
export interface BreadcrumbTrail {
  /** Keeps one more, and of all of them the last `most`. */
  add(breadcrumb: KeptBreadcrumb, most?: number): void;
  all(): readonly KeptBreadcrumb[];
  /** A trail that begins with what is in this one, and goes its own way. */
  fork(): BreadcrumbTrail;
}

interface Step {
  breadcrumb: KeptBreadcrumb;
  characters: number;
}

export function createBreadcrumbTrail(begun: readonly Step[] = []): BreadcrumbTrail {
  const steps = [...begun];
  let characters = steps.reduce((sum, step) => sum + step.characters, 0);
  return {
    add(breadcrumb, most = MOST_BREADCRUMBS) {
      const step = stepOf(breadcrumb);
      steps.push(step);
      characters += step.characters;
      while (steps.length > Math.max(0, most) || characters > MOST_CHARACTERS) {
        characters -= steps.shift()?.characters ?? 0;
      }
    },
    all: () => steps.map(({ breadcrumb }) => breadcrumb),
    fork: () => createBreadcrumbTrail(steps),
  };
}

function stepOf(breadcrumb: KeptBreadcrumb): Step {
  const step = measured(breadcrumb);
  if (step.characters <= LARGEST || !breadcrumb.data) return step;
  return measured({ ...breadcrumb, data: { data: '[large]' } });
}

function measured(breadcrumb: KeptBreadcrumb): Step {
  return { breadcrumb, characters: JSON.stringify(breadcrumb).length };
}
