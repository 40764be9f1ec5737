import type { ServiceReports } from '@clew/trace-model';
import type { ProjectStats } from '../../collector/project-stats';

/** Left out by their service on purpose: no loss. */
const ON_PURPOSE = ['sample_rate', 'before_send', 'event_processor'];

/** What the collector's statistics tell of each service's transactions: how many it took, and how many were lost why. */
export function readServiceReports(projects: readonly ProjectStats[]): ServiceReports[] {
  return projects.map(({ project, client_discards, categories }) => {
    const lost: Record<string, number> = {};
    const lose = (reason: string, quantity: number) => {
      if (quantity > 0 && !ON_PURPOSE.includes(reason)) lost[reason] = (lost[reason] ?? 0) + quantity;
    };
    for (const [kind, quantity] of Object.entries(client_discards)) {
      const [reason = '', category] = kind.split(':');
      if (category === 'transaction') lose(reason, quantity);
    }
    const { accepted = 0, dropped = {} } = categories['transaction'] ?? {};
    for (const [reason, quantity] of Object.entries(dropped)) lose(reason, quantity);
    return { service: project, transactions: accepted, lost };
  });
}
