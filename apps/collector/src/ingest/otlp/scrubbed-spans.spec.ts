import { describe, expect, it } from '@jest/globals';
import { nanoseconds, otlpAttributes } from '../../testing/otlp/otlp-spans';
import { RESOURCE, storedAs } from '../../testing/otlp/stored-event';
import { runningCollector } from '../../testing/running-collector';
import { NOW, uniqueId } from '../../testing/wire-fixtures';

const collector = runningCollector();

describe('credentials in a span of OpenTelemetry', () => {
  it('are taken out, wherever they stand', async () => {
    const secret = 'canary-7f3a';
    const url = `https://cat:${secret}@shop.example/pay?token=${secret}&page=1`;
    const attributes = {
      'http.request.method': 'GET',
      'url.full': url,
      'http.request.header.authorization': [`Bearer ${secret}`],
      password: secret,
      nested: { apiKey: secret },
    };
    const exception = otlpAttributes({
      'exception.type': 'Error',
      'exception.message': url,
      'exception.stacktrace': url,
    });
    const overrides = {
      status: { code: 2, message: url },
      events: [
        { name: 'log', attributes: otlpAttributes({ cookie: secret, url }) },
        { name: 'exception', timeUnixNano: nanoseconds(NOW), attributes: exception },
      ],
      links: [{ attributes: otlpAttributes({ session: secret }) }],
    };
    const traceId = uniqueId();
    const resource = { ...RESOURCE, 'process.env.SECRET_KEY': secret };
    const event = await storedAs(
      collector,
      { traceId, kind: 3, name: url, attributes, overrides },
      { resource },
    );
    const { body: trace } = await collector.get(`/api/0/traces/${traceId}/`);
    const [error] = (trace as { errors: { event_id: string }[] }).errors;
    const { body: whole } = await collector.get(`/api/0/events/web:${error?.event_id}/`);
    const everything = JSON.stringify([event, trace, whole]);
    expect(everything).toContain('[Filtered]');
    expect(everything).not.toContain(secret);
  });
});
