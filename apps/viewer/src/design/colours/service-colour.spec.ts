import { describe, expect, it } from '@jest/globals';
import { serviceColour } from './service-colour';

const PROJECTS = ['web', 'api', 'worker', 'scheduler', 'db-service', 'cache-service'];

describe('a service’s colour', () => {
  it('is its own among eight services', () => {
    expect(new Set(PROJECTS.map((slug) => serviceColour(slug, PROJECTS))).size).toBe(PROJECTS.length);
  });

  it('is steady for a service that is not known', () => {
    expect(serviceColour('elsewhere', PROJECTS)).toBe(serviceColour('elsewhere', []));
  });

  it.each(['"><svg/onload=alert(1)>', 'a b c', ''])('is one of eight classes, whatever %p is', (text) => {
    expect(serviceColour(text, [])).toMatch(/^series-[0-7]$/);
  });
});
