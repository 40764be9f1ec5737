import { describe, expect, it } from '@jest/globals';
import { AllowedOrigins } from './allowed-origins';
import { allowedOrigins, withOrigins } from './origins-setting';
import { ProjectDirectory } from '../../projects/project-directory';

describe('the origins that may send', () => {
  const one = new AllowedOrigins(['https://web.demo', 'http://localhost:3000']);
  const below = new AllowedOrigins(['https://*.shop.example', 'https://bücher.example', 'http://[::1]:8080']);

  it.each(['https://web.demo', 'https://web.demo:443', 'HTTPS://WEB.DEMO', 'http://localhost:3000'])(
    'are those that are named: %s',
    (origin) => {
      expect(one.allow(origin)).toBe(true);
    },
  );

  it.each([
    'https://a.shop.example',
    'https://b.a.shop.example',
    'https://xn--bcher-kva.example',
    'http://[::1]:8080',
  ])('are those below a name, and others however they are written: %s', (origin) => {
    expect(below.allow(origin)).toBe(true);
  });

  it.each([
    'null',
    '',
    'http://localhost.evil.com',
    'http://localhost.evil.com:3000',
    'http://evil-localhost:3000',
    'https://web.demo.evil.com',
    'https://evil.com/?https://web.demo',
    'https://web.demo@evil.com',
    'https://web.demo.',
    'https://web.demo:8443',
    'http://web.demo',
    'https://sub.web.demo',
    'http://localhost',
    'http://localhost:30000',
    'https://web.demo/',
    'https://web.demo/path',
    'https://user@web.demo',
    'https://web.demo, https://web.demo',
    'file://web.demo',
    'chrome-extension://web.demo',
    '*',
    'https://*',
    'yarn',
  ])('are no others: %p', (origin) => {
    expect(one.allow(origin)).toBe(false);
  });

  it.each([
    'https://shop.example',
    'https://evil-shop.example',
    'https://.shop.example',
    'https://a.shop.example.',
    'https://a.shop.example.evil.com',
    'http://a.shop.example',
    'https://a.shop.example:444',
    'https://*.shop.example',
  ])('are below a name only where they are: %p is not', (origin) => {
    expect(below.allow(origin)).toBe(false);
  });
});

describe('CLEW_ORIGINS', () => {
  const setting = allowedOrigins('CLEW_ORIGINS');
  const projects = new ProjectDirectory(
    ['web', 'api'].map((slug, index) => ({ id: index + 1, slug, key: `key${index}` })),
  );

  it('names the origins of some projects and leaves the others open', () => {
    const [web, api] = withOrigins(projects, setting.parse('web=https://a.example|https://b.example')).all;
    expect(
      ['https://a.example', 'https://b.example', 'https://c.example'].map((o) => web?.origins?.allow(o)),
    ).toEqual([true, true, false]);
    expect(api).toEqual(projects.byId(2));
    expect(withOrigins(projects, setting.parse(undefined)).all).toEqual(projects.all);
  });

  it.each([
    'https://a.example',
    'web=',
    'web=yarn',
    'web=https://a.example/path',
    'web=https://a.example/',
    'web=*',
    'web=https://*',
    'web=https://a.*.example',
    'web=ftp://a.example',
    'web=https://a.example,',
    'web=null',
  ])('is refused as %p', (value) => {
    expect(() => setting.parse(value)).toThrow(/^CLEW_ORIGINS must be a list such as/);
  });

  it('names a project once', () => {
    expect(() => setting.parse('web=https://a.example,api=https://a.example,web=https://b.example')).toThrow(
      'CLEW_ORIGINS names web twice: list all of its origins in one entry, with |',
    );
  });

  it('names only projects that there are', () => {
    expect(() => withOrigins(projects, setting.parse('wep=https://a.example'))).toThrow(
      'CLEW_ORIGINS names wep, which is no project: see CLEW_PROJECTS',
    );
  });
});
