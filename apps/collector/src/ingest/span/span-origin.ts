import { provenanceOf, type Provenance } from '../event/event-provenance';
import type { SpanAttributes } from './span-attributes';

/** What each streamed span says of the service that it comes from, in the form of an event's payload. */
export function originPayload(attributes: SpanAttributes): Record<string, unknown> {
  const name = attributes.get('sentry.sdk.name');
  return {
    release: attributes.get('sentry.release'),
    environment: attributes.get('sentry.environment'),
    platform: attributes.get('sentry.platform') ?? platformOfSdk(name),
    sdk: { name, version: attributes.get('sentry.sdk.version') },
    user: {
      id: attributes.get('user.id'),
      email: attributes.get('user.email'),
      username: attributes.get('user.name'),
      ip_address: attributes.get('user.ip_address'),
    },
  };
}

/** The columns of the service that a streamed span comes from. */
export function originOf(attributes: SpanAttributes): Provenance {
  return provenanceOf(originPayload(attributes));
}

/** `sentry.python.flask` runs on Python; JavaScript's name is that of Node, but for the frameworks of pages. */
function platformOfSdk(name: unknown): string | undefined {
  const [, language, rest = ''] = /^\w+\.([a-z]+)(\..*)?$/.exec(typeof name === 'string' ? name : '') ?? [];
  if (language !== 'javascript') return language;
  return /\b(?:browser|react|vue|angular|svelte)\b/.test(rest) ? 'javascript' : 'node';
}
