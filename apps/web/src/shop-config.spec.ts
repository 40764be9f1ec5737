import { describe, expect, it } from '@jest/globals';
import { readShopConfig } from './shop-config';

const complete = {
  dsn: 'http://0123456789abcdef0123456789abcdef@127.0.0.1:9000/1',
  tracesSampleRate: 0.25,
  environment: 'demo',
  shopperId: '3b241101-e2bb-4255-8caf-4136c566a962',
  viewerUrl: 'http://127.0.0.1:9000',
  rates: { base: 'EUR', asOf: '2026-11-22T12:00:00Z', rates: { USD: 1.1, SEK: 11.02 } },
};
const closed = {
  dsn: null,
  tracesSampleRate: 0,
  environment: null,
  shopperId: null,
  viewerUrl: null,
  rates: null,
};

describe("the page's settings", () => {
  it('are taken as api wrote them', () => {
    expect(readShopConfig(JSON.stringify(complete))).toEqual(complete);
  });

  it('name the viewer without a trailing slash, ready for a path', () => {
    const text = JSON.stringify({ viewerUrl: 'http://127.0.0.1:9000/' });
    expect(readShopConfig(text).viewerUrl).toBe('http://127.0.0.1:9000');
  });

  it('keep the good rates when one is broken', () => {
    const rates = { ...complete.rates, rates: { USD: 1.1, GBP: 0, CHF: '0.95', sek: 11, JPY: null } };
    expect(readShopConfig(JSON.stringify({ rates })).rates?.rates).toEqual({ USD: 1.1 });
  });

  it.each([
    ['the placeholder of the built page', '{}'],
    ['no element', null],
    ['an empty element', ''],
    ['text that is not JSON', '{{config}}'],
    ['a list', '[]'],
    ['null', 'null'],
    [
      'fields of the wrong type',
      '{"dsn":1,"tracesSampleRate":"1","environment":[],"shopperId":7,"viewerUrl":{},"rates":[]}',
    ],
    ['a DSN without a key', '{"dsn":"http://127.0.0.1:9000/1"}'],
    ['a rate above one', '{"tracesSampleRate":1.5}'],
    ['a negative rate', '{"tracesSampleRate":-0.1}'],
    ['a shopper who is no id', '{"shopperId":"<b>"}'],
    ['a viewer address that is a script', '{"viewerUrl":"javascript:alert(1)"}'],
    ['rates without a base', '{"rates":{"asOf":"2026-11-22T12:00:00Z","rates":{"USD":1.1}}}'],
    ['rates without a single rate', '{"rates":{"base":"EUR","asOf":"2026-11-22T12:00:00Z","rates":{}}}'],
  ])('fall back to a shop that reports nothing for %s', (_case, text) => {
    expect(readShopConfig(text)).toEqual(closed);
  });
});
