import type { Progress, StartedSystem } from './start-system';

/** Says what happens while the system starts, on standard error, so that standard output stays the result's. */
export const printedProgress: Progress = {
  starting: () => undefined,
  ready: (name, milliseconds) => print(`  ready  ${name.padEnd(14)} ${(milliseconds / 1000).toFixed(1)} s`),
  exitedUnexpectedly: (name, cause) =>
    print(
      `${name} stopped unexpectedly (${cause}); the others keep running. Its log is in the data directory.`,
    ),
};

/** What a person needs to go on: the three addresses, and how to stop. */
export function announcement(system: StartedSystem): string {
  const dsns = [...system.dsns].map(([project, dsn]) => `    ${project.padEnd(14)} ${dsn}`);
  return [
    '',
    `  The shop     ${system.shopUrl}`,
    `  The viewer   ${system.collectorUrl}`,
    '  The DSNs, to report from a service of your own:',
    ...dsns,
    '',
    `  Redis        ${system.redis.origin}`,
    `  Logs         ${system.logDirectory}`,
    '  Open the shop, press "Submit Order", and follow the thread. Then search the viewer for payment:accepted, a tag',
    '  of that order. Ctrl-C stops everything.',
    '',
  ].join('\n');
}

export function print(text: string): void {
  process.stderr.write(`${text}\n`);
}
