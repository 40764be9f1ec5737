import { describe, expect, it } from '@jest/globals';
import { parseDsn } from '../../core/index';
import { directRoute, tunnelRoute } from './envelope-route';

const dsn = parseDsn('https://key:secret@collector.example/below/1');

describe('the way of envelopes', () => {
  it("leads to the DSN's project, with the key in the query, so that no preflight is needed", () => {
    const { origin, pathname, searchParams } = new URL(directRoute(dsn).url);
    expect(origin + pathname).toBe('https://collector.example/below/api/1/envelope/');
    expect(Object.fromEntries(searchParams)).toEqual({
      sentry_key: 'key',
      sentry_version: '7',
      sentry_client: expect.stringMatching(/^clew\.javascript\.browser\/\d+\.\d+\.\d+$/),
    });
  });

  it('leads through a tunnel on request, which gets the DSN in the envelope and no key in the URL', () => {
    expect(tunnelRoute('/tunnel')(dsn)).toEqual({
      url: '/tunnel',
      dsn: 'https://key@collector.example/below/1',
    });
  });
});
