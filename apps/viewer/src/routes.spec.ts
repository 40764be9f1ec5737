import { describe, expect, it } from '@jest/globals';
import {
  comparisonPath,
  errorPath,
  parseRoute,
  servicesPath,
  shapePath,
  TRACE_FILE_PATH,
  tracePath,
  transactionPath,
} from './routes';

const ID = '0123456789abcdef0123456789abcdef';

describe('an address', () => {
  it('of the root is the transaction list', () => expect(parseRoute('/')).toEqual({ page: 'transactions' }));

  it('of a transaction names its project and event', () => {
    expect(parseRoute(transactionPath('db-service', ID))).toEqual({
      page: 'transaction',
      project: 'db-service',
      eventId: ID,
    });
  });

  it('of a transaction is understood with its colon encoded', () => {
    expect(parseRoute(`/transactions/web%3A${ID}/`)).toMatchObject({ page: 'transaction', project: 'web' });
  });

  it('of an error names its project and event', () => {
    expect(parseRoute(errorPath('web', ID))).toEqual({ page: 'error', project: 'web', eventId: ID });
  });

  it('of a trace names the trace', () => {
    expect(parseRoute(tracePath(ID.toUpperCase()))).toEqual({ page: 'trace', traceId: ID });
  });

  it('of the services is theirs, whatever is asked of them', () => {
    expect(parseRoute(servicesPath())).toEqual({ page: 'services' });
    expect(servicesPath(new URLSearchParams({ query: 'a b' }))).toBe('/services?query=a+b');
    expect(parseRoute('/services/api')).toEqual({ page: 'not-found' });
  });

  it('of a comparison names two traces, or one and the question for the other', () => {
    const other = 'f'.repeat(32);
    expect(parseRoute(comparisonPath(ID, other))).toEqual({ page: 'comparison', left: ID, right: other });
    expect(parseRoute(comparisonPath(ID))).toEqual({ page: 'comparison', left: ID, right: undefined });
  });

  it('of an expected shape names the trace, and says what is expected', () => {
    expect(parseRoute(shapePath(ID))).toEqual({ page: 'shape', traceId: ID });
    expect(shapePath(ID, new URLSearchParams({ like: 'checkout' }))).toBe(
      `/traces/${ID}/shape?like=checkout`,
    );
  });

  it.each([
    ['/traces/xyz', 'xyz', undefined],
    ['/traces/xyz/shape', 'xyz', undefined],
    ['/traces/xyz/compare', 'xyz', undefined],
    [`/traces/${ID}/compare/x%20y`, 'x y', ID],
    [`/traces/${ID}/compare/${ID}0`, `${ID}0`, ID],
    ['/traces/<script>', '<script>', undefined],
    ['/traces/%E0%A4%A', '%E0%A4%A', undefined],
  ])('of a trace that holds no trace id says so: %s', (path, written, left) => {
    expect(parseRoute(path)).toEqual({ page: 'no-trace-id', written, left });
  });

  it('of a comparison whose left one is no trace id keeps the right one', () => {
    const path = `/traces/xyz/compare/${'F'.repeat(32)}`;
    expect(parseRoute(path)).toEqual({ page: 'no-trace-id', written: 'xyz', right: 'f'.repeat(32) });
  });

  it('of a trace file names no trace', () => {
    expect(parseRoute(TRACE_FILE_PATH)).toEqual({ page: 'trace-file' });
  });

  it('of a span opens its details in its transaction', () => {
    expect(transactionPath('web', ID, 'aaaaaaaaaaaaaaaa')).toBe(
      `/transactions/web:${ID}?span=aaaaaaaaaaaaaaaa`,
    );
  });

  it.each([
    '/traces',
    '/traces/',
    '/traces/<script>alert(1)</script>',
    '/traces/xyz/more',
    `/traces/${ID}/more`,
    `/traces/${ID}/shape/${ID}`,
    `/traces/${ID}/more/${ID}`,
    `/traces/${ID}/compare/${ID}/${ID}`,
    '/traces/file/more',
    '/traces//compare',
    `/traces//compare/${ID}`,
    '/traces/../../etc/passwd',
    '/transactions/web',
    `/transactions/web:${ID}:x`,
    `/transactions/javascript%3Aalert(1):${ID}`,
    '/transactions/%E0%A4%A',
    '/errors',
    `/errors/${ID}`,
    '/errors/web:<script>',
    '/elsewhere',
  ])('%s is none of the viewer’s', (path) => {
    expect(parseRoute(path)).toEqual({ page: 'not-found' });
  });
});
