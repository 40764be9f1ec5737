/** The dials that a scenario sets, by the name of their environment variable. */
export interface Dials {
  /** The browser's own sampling rate, 0..1. */
  CLEW_WEB_TRACES_SAMPLE_RATE?: string;
  /** Every other service's own sampling rate, 0..1. */
  CLEW_TRACES_SAMPLE_RATE?: string;
  CLEW_AUTH_QUERY_DELAY_MS?: string;
  CLEW_POLL_CRON?: string;
  /** `embedded`: as on a machine that has no Redis. */
  CLEW_REDIS?: string;
  /** `team`: what the text says of the Team plan. */
  CLEW_PLAN?: string;
}

/** One line of a service's log: a request that it answered, or a job that it ran. */
export interface LogLine {
  method?: string;
  path?: string;
  status?: number;
  job?: string;
  /** The sentry-trace header as the service received it, or what the job's metadata held. */
  sentryTrace?: string | null;
}

/** A running shop with its collector, reached only by address, whichever way it was started. */
export interface ClewSystem {
  shopUrl: string;
  collectorUrl: string;
  /** Nothing of this scenario is older; the containers' collector remembers earlier ones. */
  startedAt: Date;
  /** Replaces the addresses of this run by the services' names, so that drawn traces can be compared. */
  rename: (text: string) => string;
  logOf(service: string): Promise<LogLine[]>;
  /** Ends one service without a warning, as a crash would. */
  kill(service: string): Promise<unknown>;
  stop(): Promise<void>;
}
