import { describe, expect, it } from '@jest/globals';
import { ProjectDirectory } from '../../projects/project-directory';
import type { Condition } from '../../store/questions/condition';
import type {
  AggregateColumn,
  Column,
  NumericColumn,
  ValueColumn,
} from '../../store/questions/event-list-query';
import { parseSearch } from './parse-search';

const projects = new ProjectDirectory([
  { id: 1, slug: 'web', key: 'k' },
  { id: 2, slug: 'api', key: 'k' },
]);
/** 2026-11-22T00:00:00Z */
const DAY = 1_795_305_600;
const now = DAY + 43_200;
const read = (text: string) => parseSearch(text, { projects, now });

const field = (name: string) => ({ kind: 'field', field: name }) as ValueColumn;
const tag = (key: string): ValueColumn => ({ kind: 'tag', key });
const equals = (column: ValueColumn, value: string) => ({ column, test: 'equals', value }) as const;
const has = (column: ValueColumn) => ({ column, test: 'present' }) as const;
const matches = (column: ValueColumn, ...parts: string[]) => ({ column, test: 'matches', parts }) as const;
const compare = <Of extends Column>(column: Of, operator: '<' | '<=' | '>' | '>=' | '=', value: number) =>
  ({ column, test: 'compare', operator, value }) as const;
const not = <Of extends Column>(of: Condition<Of>) => ({ test: 'not', of }) as const;
const all = <Of extends Column>(...of: Condition<Of>[]) => ({ test: 'all', of }) as const;
const any = <Of extends Column>(...of: Condition<Of>[]) => ({ test: 'any', of }) as const;

const duration: NumericColumn = { kind: 'field', field: 'transaction.duration' };
const timestamp: NumericColumn = { kind: 'field', field: 'timestamp' };
const [a, b, c] = [equals(tag('a'), '1'), equals(tag('b'), '2'), equals(tag('c'), '3')];
const title = field('title');

describe('a search for events', () => {
  const searches: [string, Condition<ValueColumn>][] = [
    ['event.type:transaction', equals(field('event.type'), 'transaction')],
    ['transaction:"GET /api/products"', equals(field('transaction'), 'GET /api/products')],
    ['a:1 b:2', all(a, b)],
    ['a:1 and b:2', all(a, b)],
    ['a:1 AND b:2 c:3', all(a, b, c)],
    ['a:1 or b:2 c:3', any(a, all(b, c))],
    ['a:1 b:2 OR c:3', any(all(a, b), c)],
    ['(a:1 oR b:2) c:3', all(any(a, b), c)],
    ['( a:1 or(b:2)and c:3 )', any(a, all(b, c))],
    ['!(a:1 or b:2)', not(any(a, b))],
    ['!(!a:1)', not(not(a))],
    ['a:[1, "x y",z] !a:[1]', all(any(a, equals(tag('a'), 'x y'), equals(tag('a'), 'z')), not(any(a)))],
    ['a:["\\*", \\*]', any(equals(tag('a'), '*'), equals(tag('a'), '*'))],
    ['or:1 and:2', all(equals(tag('or'), '1'), equals(tag('and'), '2'))],
    ['"or" orange', matches(title, '', 'or orange', '')],
    ['!transaction.status:ok', not(equals(field('transaction.status'), 'ok'))],
    ['transaction.status:unknown_error', equals(field('transaction.status'), 'unknown')],
    ['trace:A1B2-C3', equals(field('trace'), 'a1b2c3')],
    ['project:api', equals(field('project'), '2')],
    ['project.name:web', equals(field('project'), '1')],
    ['project:[web, 2]', any(equals(field('project'), '1'), equals(field('project'), '2'))],
    ['project:unknown', equals(field('project'), '0')],
    ['tags[release]:red', equals(tag('release'), 'red')],
    ['"release":red', equals(field('release'), 'red')],
    ['"a:b":red', equals(tag('a:b'), 'red')],
    ['__proto__:x constructor:y', all(equals(tag('__proto__'), 'x'), equals(tag('constructor'), 'y'))],
    ['a:""', equals(tag('a'), '')],
    ['a:"x \\"y\\" \\* \\\\"', equals(tag('a'), 'x "y" * \\')],
    ['url:http://x/?a=1&b=[2]', equals(tag('url'), 'http://x/?a=1&b=[2]')],
    [`a:'/OR/1=1;--`, equals(tag('a'), `'/OR/1=1;--`)],
    ['colour:>5', equals(tag('colour'), '>5')],
    ['has:a !has:release', all(has(tag('a')), not(has(field('release'))))],
    ['transaction:GET*', matches(field('transaction'), 'GET', '')],
    ['!transaction:"GET * x"', not(matches(field('transaction'), 'GET ', ' x'))],
    ['http.method:GET', equals({ kind: 'detail', name: 'http.method', path: ['request', 'method'] }, 'GET')],
    [
      'device.family:Yarn',
      equals({ kind: 'detail', name: 'device.family', path: ['contexts', 'device', 'family'] }, 'Yarn'),
    ],
    ['measurements.lcp:>2.5s', compare({ kind: 'measurement', name: 'lcp' }, '>', 2_500)],
    ['measurements.stitches:5m', compare({ kind: 'measurement', name: 'stitches' }, '=', 5_000_000)],
    ['transaction.duration:>500ms', compare(duration, '>', 500)],
    ['transaction.duration:2min', compare(duration, '=', 120_000)],
    ['transaction.duration:<1h', compare(duration, '<', 3_600_000)],
    ['transaction.duration:>=0.5d', compare(duration, '>=', 43_200_000)],
    ['!transaction.duration:<=1.5s', compare(duration, '>', 1_500)],
    ['!(transaction.duration:<=1.5s)', not(compare(duration, '<=', 1_500))],
    ['transaction.duration:[1s, 2s]', any(compare(duration, '=', 1_000), compare(duration, '=', 2_000))],
    ['timestamp:>=2026-11-22T00:00:00Z', compare(timestamp, '>=', DAY)],
    ['timestamp:<2026-11-22T01:30:00.5+01:00', compare(timestamp, '<', DAY + 1_800.5)],
    ['timestamp:2026-11-22', all(compare(timestamp, '>=', DAY), compare(timestamp, '<', DAY + 86_400))],
    ['timestamp:<=2026-11-22', compare(timestamp, '<=', DAY)],
    [
      'timestamp:2026-11-22T00:10:00',
      all(compare(timestamp, '>=', DAY + 300), compare(timestamp, '<', DAY + 960)),
    ],
    ['timestamp:-24h', compare(timestamp, '>=', now - 86_400)],
    ['timestamp:+2w', compare(timestamp, '<=', now - 1_209_600)],
    ['!timestamp:-30m', compare(timestamp, '<', now - 1_800)],
    [
      'timestamp.to_day:2026-11-22',
      all(
        compare({ kind: 'bucket', of: timestamp, from: 0, width: 86_400 }, '>=', DAY),
        compare({ kind: 'bucket', of: timestamp, from: 0, width: 86_400 }, '<', DAY + 86_400),
      ),
    ],
    ['check out a:1 now', all(matches(title, '', 'check out', ''), a, matches(title, '', 'now', ''))],
    ['!check out', not(matches(title, '', 'check out', ''))],
    ['yarn (a:1)', all(matches(title, '', 'yarn', ''), a)],
  ];
  it.each(searches)('reads %j', (text, condition) => {
    expect(read(text)).toEqual({ condition });
  });

  it.each(['', '  \n\t'])('asks for nothing when it is %j', (text) => {
    expect(read(text)).toEqual({});
  });
});

describe('a search for groups', () => {
  const p95: AggregateColumn = { kind: 'percentile', of: duration, level: 0.95 };
  const count: AggregateColumn = { kind: 'count' };
  const searches: [string, Condition<AggregateColumn>][] = [
    ['p95():>1s', compare(p95, '>', 1_000)],
    ['p95():>1s count():>2k', all<AggregateColumn>(compare(p95, '>', 1_000), compare(count, '>', 2_000))],
    ['p95():>1s or !count():<=2', any<AggregateColumn>(compare(p95, '>', 1_000), compare(count, '>', 2))],
    [
      'percentile( transaction.duration , 0.42 ):<10',
      compare({ kind: 'percentile', of: duration, level: 0.42 }, '<', 10),
    ],
    ['failure_rate():>5%', compare({ kind: 'failure_rate' }, '>', 0.05)],
    ['apdex(250):<0.9', compare({ kind: 'apdex', threshold: 250 }, '<', 0.9)],
    ['last_seen():-1h', compare({ kind: 'max', of: timestamp }, '>=', now - 3_600)],
    [
      'count_if(a, equals, "x, y"):>1',
      compare({ kind: 'count_if', condition: equals(tag('a'), 'x, y') }, '>', 1),
    ],
  ];
  it.each(searches)('reads %j', (text, groupCondition) => {
    expect(read(text)).toEqual({ groupCondition });
  });

  it('keeps conditions on values and on functions apart, however and joins them', () => {
    expect(read('a:1 (count():>5 and (b:2 or c:3))')).toEqual({
      condition: all<ValueColumn>(a, any(b, c)),
      groupCondition: compare(count, '>', 5),
    });
  });
});
