import type { ClewSystem, Dials } from './clew-system';
import { composeSystem } from './compose-system';
import { localSystem } from './local-system';

const ONCE_A_YEAR = '0 0 0 1 1 *';

/**
 * Starts the whole system: as processes on this machine, or with `CLEW_E2E_TARGET=compose` as the containers of
 * docker-compose.yml. The poll is silenced unless a scenario asks for it, so that traces have one cause each.
 */
export function startClew(dials: Dials = {}): Promise<ClewSystem> {
  const start = process.env['CLEW_E2E_TARGET'] === 'compose' ? composeSystem : localSystem;
  return start({ CLEW_POLL_CRON: ONCE_A_YEAR, ...dials });
}
