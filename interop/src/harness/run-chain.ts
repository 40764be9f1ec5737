import path from 'node:path';
import { startProgram, type ChildProgram } from './child-program';
import { findPython } from './find-python';
import type { TraceHeaders } from './trace-headers';

/** The path of a program of `services`. */
export function programFile(name: string): string {
  return path.resolve(__dirname, '../../services', name);
}

/** How a service of a chain is started. */
export interface ServiceOfChain {
  /** Its name in drawn traces, and its project. */
  name: string;
  /** The program, a file of `services`, or ours. */
  program: string;
  /** Its own sampling rate, for the traces that begin with it; empty: it has none, and records no traces. */
  rate: number | '';
  environment?: Record<string, string>;
  /** The path at which the service before it asks. */
  path?: string;
}

/** A service of this repository's SDK. */
export function ours(name: string, rate: number, environment: Record<string, string> = {}): ServiceOfChain {
  return { name, rate, environment, program: '../dist/clew.mjs' };
}

/** The answer of a service: what it received, and what its next service has answered. */
export interface Hop {
  received: TraceHeaders;
  next?: Hop;
}

/** What happened on the way through a chain. */
export interface ChainRun {
  /** What each service received, in order. */
  received: TraceHeaders[];
  /** Replaces the addresses of this run by the services' names. */
  rename: Record<string, string>;
}

/**
 * Starts services that call each other in the given order, asks the first one once, and stops them all; each delivers
 * what it holds before it ends, so that from then on everything that will ever be reported has been.
 */
export async function runChain(
  chain: readonly ServiceOfChain[],
  environmentOf: (service: ServiceOfChain) => Record<string, string>,
): Promise<ChainRun> {
  const started = await startChain(chain, environmentOf);
  try {
    const response = await fetch(started.url);
    return { received: hopsOf((await response.json()) as Hop), rename: started.rename };
  } finally {
    await started.stop();
  }
}

export interface StartedChain {
  /** The address of the first service. */
  url: string;
  rename: Record<string, string>;
  stop(): Promise<void>;
}

/** Starts the last service first, since each is told the address of its next one. */
export async function startChain(
  chain: readonly ServiceOfChain[],
  environmentOf: (service: ServiceOfChain) => Record<string, string>,
): Promise<StartedChain> {
  const rename: Record<string, string> = {};
  const running: ChildProgram[] = [];
  const stop = async () => void (await Promise.all(running.map((program) => program.stop())));
  let nextUrl = '';
  try {
    for (const service of [...chain].reverse()) {
      const program = await startService(service, {
        ...environmentOf(service),
        ...(nextUrl ? { NEXT_URL: nextUrl } : {}),
      });
      running.push(program);
      nextUrl = program.url + (service.path ?? '');
      rename[program.url] = service.name;
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: nextUrl, rename, stop };
}

function startService(
  { name, program, rate, environment }: ServiceOfChain,
  more: Record<string, string>,
): Promise<ChildProgram> {
  const command = program.endsWith('.py') ? findPython() : process.execPath;
  return startProgram(command, [programFile(program)], {
    SERVICE_NAME: name,
    RATE: String(rate),
    ...environment,
    ...more,
  });
}

export function hopsOf(first: Hop): TraceHeaders[] {
  return first.next === undefined ? [first.received] : [first.received, ...hopsOf(first.next)];
}
