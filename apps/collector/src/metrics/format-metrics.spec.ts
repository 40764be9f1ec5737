import { describe, expect, it } from '@jest/globals';
import { formatMetrics } from './format-metrics';

describe('the text format of metrics', () => {
  it('has help, type and a line for each value', () => {
    const text = formatMetrics([
      {
        name: 'yarn_total',
        help: 'Balls of yarn.',
        type: 'counter',
        samples: [{ labels: { colour: 'red', size: 'xl' }, value: 3 }, { value: 0.5 }],
      },
      { name: 'needles', help: 'Needles in use.', type: 'gauge', samples: [] },
    ]);
    expect(text).toBe(
      [
        '# HELP yarn_total Balls of yarn.',
        '# TYPE yarn_total counter',
        'yarn_total{colour="red",size="xl"} 3',
        'yarn_total 0.5',
        '# HELP needles Needles in use.',
        '# TYPE needles gauge',
        '',
      ].join('\n'),
    );
  });

  it('keeps a value on its line, whatever is in it', () => {
    const samples = [{ labels: { reason: 'a"b\\c\nd' }, value: 1 }];
    expect(formatMetrics([{ name: 'x', help: 'X.', type: 'gauge', samples }])).toContain(
      'x{reason="a\\"b\\\\c\\nd"} 1\n',
    );
  });
});
