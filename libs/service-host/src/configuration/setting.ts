import { ConfigurationError } from './configuration-error';

/**
 * One environment variable and how its text becomes a value. `parse` receives undefined for a variable that is unset
 * or empty, and throws a `ConfigurationError` that names the variable.
 */
export interface Setting<T> {
  readonly variable: string;
  parse(value: string | undefined): T;
}

const LONGEST_WAIT_MS = 3_600_000;
const HIGHEST_PORT = 65_535;

/** A TCP port, 0 (any free port) to 65535. */
export function port(variable: string, fallback: number): Setting<number> {
  return numeric(variable, fallback, {
    pattern: /^\d{1,5}$/,
    highest: HIGHEST_PORT,
    expectation: 'a whole number from 0 (any free port) to 65535',
  });
}

/** A rate or share, 0 to 1. */
export function fraction(variable: string, fallback: number): Setting<number> {
  return numeric(variable, fallback, {
    pattern: /^(\d+(\.\d+)?|\.\d+)(e-\d+)?$/i,
    highest: 1,
    expectation: 'a number from 0 to 1',
  });
}

/** A duration in whole milliseconds, 0 to one hour. */
export function milliseconds(variable: string, fallback: number): Setting<number> {
  return numeric(variable, fallback, {
    pattern: /^\d{1,7}$/,
    highest: LONGEST_WAIT_MS,
    expectation: `a whole number of milliseconds from 0 to ${LONGEST_WAIT_MS}`,
  });
}

/** Any text; without a fallback the variable must be set. */
export function text(variable: string, fallback?: string): Setting<string> {
  return { variable, parse: (value) => value ?? fallback ?? missing(variable) };
}

/** Any text, or undefined when the variable is unset. */
export function optionalText(variable: string): Setting<string | undefined> {
  return { variable, parse: (value) => value };
}

/**
 * An absolute address that must be set, returned without a trailing slash so that a path can be appended. `protocols`
 * are the schemes allowed, with their colon.
 * @example url('REDIS_URL', ['redis:', 'rediss:'])
 */
export function url(variable: string, protocols: readonly string[] = ['http:', 'https:']): Setting<string> {
  return { variable, parse: (value) => parseUrl(variable, value ?? missing(variable), protocols) };
}

/** As `url`, or undefined when the variable is unset. */
export function optionalUrl(
  variable: string,
  protocols: readonly string[] = ['http:', 'https:'],
): Setting<string | undefined> {
  return {
    variable,
    parse: (value) => (value === undefined ? undefined : parseUrl(variable, value, protocols)),
  };
}

interface NumericRule {
  pattern: RegExp;
  highest: number;
  expectation: string;
}

function numeric(variable: string, fallback: number, rule: NumericRule): Setting<number> {
  return {
    variable,
    parse(value) {
      if (value === undefined) return fallback;
      const number = rule.pattern.test(value) ? Number(value) : Number.NaN;
      if (number <= rule.highest) return number;
      throw new ConfigurationError(
        `${variable} must be ${rule.expectation}, not ${JSON.stringify(value.slice(0, 40))}`,
      );
    },
  };
}

function parseUrl(variable: string, value: string, protocols: readonly string[]): string {
  const parsed = URL.canParse(value) ? new URL(value) : undefined;
  if (!parsed || !protocols.includes(parsed.protocol) || parsed.hostname === '') {
    // The value is not repeated: an address may carry a password.
    throw new ConfigurationError(
      `${variable} must be an address that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    );
  }
  return value.replace(/\/$/, '');
}

function missing(variable: string): never {
  throw new ConfigurationError(`${variable} is not set: set it`);
}
