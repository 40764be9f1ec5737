import { describe, expect, it } from '@jest/globals';
import { ProjectDirectory } from '../../projects/project-directory';
import { rateLimit, ratesOf } from './rate-limit-setting';

const projects = new ProjectDirectory(
  ['web', 'api', 'db-service'].map((slug, index) => ({ id: index + 1, slug, key: 'publickey' })),
);

describe('the rates of CLEW_RATE_LIMIT', () => {
  const setting = rateLimit('CLEW_RATE_LIMIT');

  it.each<[string | undefined, (number | undefined)[]]>([
    [undefined, [1_000, 1_000, 1_000]],
    ['50', [50, 50, 50]],
    ['off', [undefined, undefined, undefined]],
    ['0', [undefined, undefined, undefined]],
    ['50, api=7, db-service=off', [50, 7, undefined]],
    ['api=7', [1_000, 7, 1_000]],
  ])('are of %p what they say for each project', (value, rates) => {
    const rateOf = ratesOf(setting.parse(value), projects);
    expect(projects.all.map(({ id }) => rateOf(id))).toEqual(rates);
  });

  it.each(['many', '-1', '1.5', '1e3', '1000001', 'web', 'web=', 'web:7', '50,60', 'web=5,60', ',', '50,'])(
    'are refused as %p',
    (value) => {
      expect(() => setting.parse(value)).toThrow(/^CLEW_RATE_LIMIT must be events a second/);
    },
  );

  it('name only projects that there are', () => {
    expect(() => ratesOf(setting.parse('wep=5'), projects)).toThrow(
      'CLEW_RATE_LIMIT names wep, which is no project: see CLEW_PROJECTS',
    );
  });
});
