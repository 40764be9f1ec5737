import { expect, it } from '@jest/globals';
import { describeUrl } from './describe-url';

it.each([
  ['https://shop.example/', '/'],
  ['https://shop.example/api/products?page=2#top', '/api/products'],
  ['https://cdn.example/logo.svg?signature=secret', 'https://cdn.example/logo.svg'],
  ['https://user:password@api.example:8443/v2', 'https://api.example:8443/v2'],
  ['http://shop.example/', 'http://shop.example/'],
  ['blob:https://shop.example/0c5f', 'blob:'],
  ['data:text/css,body', 'data:'],
])('describes %s as %s', (url, description) => {
  expect(describeUrl(new URL(url), 'https://shop.example')).toBe(description);
});
