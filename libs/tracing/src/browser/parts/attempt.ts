import { textOf } from '../../core/index';
import { warn } from '../ports/warn';

/**
 * Does what a part of the page has to do. What it throws is warned about, and keeps neither the page nor other parts from
 * going on.
 */
export function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    return warn(`a part failed: ${textOf(error)}`) as undefined;
  }
}
