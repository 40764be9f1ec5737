import { ConfigurationError, type Setting } from '@clew/service-host';

/**
 * What the text calls plans, which differ in what the viewer offers: `team` shows the results of "Search by Trace" for one
 * project at a time and offers no traversal. It is told to the viewer and keeps nobody from anything: grants do.
 */
export type Plan = 'business' | 'team';

/** A setting that is `business`, also where it is not set, or `team`. */
export function planSetting(variable: string): Setting<Plan> {
  return {
    variable,
    parse(value = 'business') {
      if (value !== 'business' && value !== 'team') {
        throw new ConfigurationError(`${variable} must be business or team`);
      }
      return value;
    },
  };
}
