import { INGEST_LIMITS } from '../../limits';

type Attributes = ReadonlyMap<string, unknown>;

/** The platforms that Sentry's SDKs name for OpenTelemetry's languages, where the words differ. */
const PLATFORMS: ReadonlyMap<unknown, string> = new Map([
  ['nodejs', 'node'],
  ['webjs', 'javascript'],
  ['dotnet', 'csharp'],
  ['cpp', 'native'],
  ['swift', 'cocoa'],
  ['erlang', 'elixir'],
]);

/** What an event has fields of its own for. */
const COLUMNS: ReadonlySet<string> = new Set([
  'service.version',
  'deployment.environment',
  'deployment.environment.name',
  'telemetry.sdk.name',
  'telemetry.sdk.language',
  'telemetry.sdk.version',
]);

/**
 * What a resource says of its service, under the names of Sentry's attributes: `service.version` is the release, the
 * deployment environment (new and old name) the environment, and the SDK is called by its name and language, such as
 * `opentelemetry.nodejs`.
 */
export function originOfResource(resource: Attributes): Map<string, unknown> {
  const language = resource.get('telemetry.sdk.language');
  const sdk = [resource.get('telemetry.sdk.name'), language].filter((part) => typeof part === 'string');
  return new Map<string, unknown>([
    ['sentry.release', resource.get('sentry.release') ?? resource.get('service.version')],
    [
      'sentry.environment',
      resource.get('sentry.environment') ??
        resource.get('deployment.environment.name') ??
        resource.get('deployment.environment'),
    ],
    ['sentry.platform', PLATFORMS.get(language) ?? language],
    ['sentry.sdk.name', sdk.length === 0 ? undefined : sdk.join('.')],
    ['sentry.sdk.version', resource.get('telemetry.sdk.version')],
  ]);
}

/** The rest of a resource: its service's name, host, process, container. */
export function surroundingsOf(resource: Attributes): [name: string, value: unknown][] {
  return [...resource].filter(([name]) => !COLUMNS.has(name));
}

/** The resource without what is too much to be repeated by each of its transactions. */
export function boundResource(resource: Attributes): Attributes {
  let left = INGEST_LIMITS.resourceCharacters;
  const kept = [...resource].filter(([name, value]) => {
    const length = name.length + (JSON.stringify(value)?.length ?? 0);
    if (length > left) return false;
    left -= length;
    return true;
  });
  return new Map(kept);
}
