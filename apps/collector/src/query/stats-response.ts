import type { Project } from '../projects/project-directory';
import type { EventReader } from '../store/event-reader';
import type { StoredRecord } from '../store/records/stored-record';
import type { OutcomeCount, OutcomeKind } from '../store/records/outcome-count';
import { heldQuantities } from './held-quantities';

interface StatsSources {
  /** Of all collectors that append to the store. */
  outcomeTotals: () => Promise<readonly OutcomeCount[]>;
  queue: { held: readonly StoredRecord[] };
  reader: Pick<EventReader, 'countByProject'>;
}

/**
 * `/api/0/stats/`: what became of everything that was offered since the data directory was made, per project, and how
 * much each project has stored now. `held` events are accepted into the queue and not yet durable; `pruned`
 * ones were accepted and have been removed since. The project's own
 * figures count events and items; `categories` has the same for each kind of data, spans included. What is stored is
 * read first and what became of it after that: a commit in between shows in the second alone, until the next answer.
 */
export async function statsResponse(
  projects: readonly Project[],
  { outcomeTotals, queue, reader }: StatsSources,
): Promise<Record<string, unknown>> {
  const stored = await reader.countByProject();
  const ids = new Set(projects.map(({ id }) => id));
  const visiblyHeld = queue.held.filter(({ projectId }) => ids.has(projectId));
  const held = heldQuantities(visiblyHeld);
  const counts = await outcomeTotals();
  return {
    held: visiblyHeld.length,
    projects: projects.map(({ id, slug }) => {
      const own = counts.filter(({ projectId }) => projectId === id);
      const items = own.filter(({ category }) => category !== 'span');
      return {
        project: slug,
        stored: stored.get(id) ?? 0,
        accepted: total(items, 'accepted'),
        duplicates: total(items, 'duplicate'),
        pruned: total(items, 'pruned'),
        dropped: byReason(items, 'dropped'),
        repaired: byReason(own, 'repaired'),
        client_discards: clientDiscards(own),
        categories: byCategory(own, held.get(id) ?? new Map()),
      };
    }),
  };
}

function byCategory(
  counts: readonly OutcomeCount[],
  held: ReadonlyMap<string, number>,
): Record<string, unknown> {
  const isOffered = ({ outcome }: OutcomeCount) => outcome !== 'repaired' && outcome !== 'client_discard';
  const categories = new Set([...counts.filter(isOffered).map(({ category }) => category), ...held.keys()]);
  return Object.fromEntries(
    [...categories].sort().map((name) => {
      const own = counts.filter(({ category }) => category === name);
      return [
        name,
        {
          accepted: total(own, 'accepted'),
          duplicates: total(own, 'duplicate'),
          pruned: total(own, 'pruned'),
          dropped: byReason(own, 'dropped'),
          held: held.get(name) ?? 0,
        },
      ];
    }),
  );
}

function total(counts: readonly OutcomeCount[], kind: OutcomeKind): number {
  return counts.reduce((sum, { outcome, quantity }) => (outcome === kind ? sum + quantity : sum), 0);
}

function byReason(counts: readonly OutcomeCount[], kind: OutcomeKind): Record<string, number> {
  const reasons = new Map<string, number>();
  for (const { outcome, reason, quantity } of counts) {
    if (outcome === kind) reasons.set(reason, (reasons.get(reason) ?? 0) + quantity);
  }
  return Object.fromEntries(reasons);
}

function clientDiscards(counts: readonly OutcomeCount[]): Record<string, number> {
  const discards = counts.filter(({ outcome }) => outcome === 'client_discard');
  return Object.fromEntries(
    discards.map(({ reason, category, quantity }) => [`${reason}:${category}`, quantity]),
  );
}
