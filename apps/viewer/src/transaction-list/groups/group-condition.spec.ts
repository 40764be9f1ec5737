import { describe, expect, it } from '@jest/globals';
import { groupCondition } from './group-condition';

const conditionOf = (column: string, value: unknown, type = 'string') =>
  groupCondition({ [column]: value }, [column], { [column]: type });

describe('the condition of a group', () => {
  it('names each value that its events share', () => {
    const row = { project: 'api', transaction: 'GET /', 'count()': 3 };
    expect(groupCondition(row, ['project', 'transaction'], {})).toBe('project:"api" transaction:"GET /"');
  });

  it.each([
    ['transaction', 'say "hi" *', 'transaction:"say \\"hi\\" \\*"'],
    ['transaction', ') or (a:1', 'transaction:") or (a:1"'],
    ['transaction', '', 'transaction:""'],
    ['shade', 'red', 'tags[shade]:"red"'],
    ['has', 'x', 'tags[has]:"x"'],
    ['a:b', 'x', 'tags[a:b]:"x"'],
    ['tags[release]', 'x', 'tags[release]:"x"'],
    ['geo.city', 'Naxos', 'geo.city:"Naxos"'],
    ['a:b', null, '!has:tags[a:b]'],
    ['http.method', null, '!has:http.method'],
  ])('of %s %p is %s', (column, value, condition) => {
    expect(conditionOf(column, value)).toBe(condition);
  });

  it.each([
    [412.5, 'number', 'measurements.lcp:412.5'],
    [100, 'number', 'measurements.lcp:100'],
    [0, 'number', 'measurements.lcp:0'],
    [0.1 + 0.2, 'number', 'measurements.lcp:>=0.299999999 measurements.lcp:<=0.300000001'],
    [-5, 'duration', 'measurements.lcp:<0'],
  ])('of the number %p (%s) is %s', (value, type, condition) => {
    expect(conditionOf('measurements.lcp', value, type)).toBe(condition);
  });

  it('encloses a time that was rounded to milliseconds', () => {
    expect(conditionOf('timestamp', '2026-11-22T12:00:00.000Z', 'date')).toBe(
      'timestamp:>=2026-11-22T11:59:59.9995Z timestamp:<2026-11-22T12:00:00.0005Z',
    );
  });

  it('is exact about an hour', () => {
    expect(conditionOf('timestamp.to_hour', '2026-11-22T12:00:00.000Z', 'date')).toBe(
      'timestamp.to_hour:=2026-11-22T12:00:00.000Z',
    );
  });

  it('finds a text that is too long for a condition by its beginning and its end', () => {
    const condition = conditionOf('transaction', `${'a'.repeat(189)}🧶${'b'.repeat(300)}`);
    expect(condition).toBe(`transaction:"${'a'.repeat(189)}*" transaction:"*${'b'.repeat(190)}"`);
  });
});
