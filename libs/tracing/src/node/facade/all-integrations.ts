import { instrumentChildProcess } from '../instrumentation/child-process/child-process';
import { instrumentIoredis } from '../instrumentation/ioredis/ioredis';
import type { Integration } from './client';
import { Http } from './http-integration';

/** Everything that can be traced without being handed over: http, https, fetch, all clients of ioredis, processes. */
export function allIntegrations(): readonly Integration[] {
  return [
    new Http({ tracing: true }),
    { name: 'Redis', setup: ({ tracer }) => instrumentIoredis(tracer) },
    { name: 'ChildProcess', setup: ({ tracer }) => instrumentChildProcess(tracer) },
  ];
}
