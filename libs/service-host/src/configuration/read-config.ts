import { ConfigurationError } from './configuration-error';
import type { Setting } from './setting';

/** The typed configuration that a shape of settings describes. */
export type ConfigOf<S> = { [Name in keyof S]: S[Name] extends Setting<infer T> ? T : never };

/**
 * Reads a service's whole configuration from the environment, or throws one `ConfigurationError` whose message names
 * every problem of every variable, one line each, so that a person mends them all at once. An empty variable counts
 * as unset.
 * @example readConfig({ port: port('CLEW_SHOP_PORT', 3000), dbServiceUrl: url('DB_SERVICE_URL') })
 */
export function readConfig<S extends Record<string, Setting<unknown>>>(
  shape: S,
  environment: Record<string, string | undefined> = process.env,
): ConfigOf<S> {
  const problems: string[] = [];
  const entries = Object.entries(shape).map(([name, setting]) => {
    try {
      return [name, setting.parse(environment[setting.variable]?.trim() || undefined)];
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      problems.push(error.message);
      return [name, undefined];
    }
  });
  if (problems.length > 0) throw new ConfigurationError(problems.join('\n'));
  return Object.fromEntries(entries) as ConfigOf<S>;
}
