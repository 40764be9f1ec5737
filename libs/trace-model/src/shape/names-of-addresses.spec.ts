import { describe, expect, it } from '@jest/globals';
import { drawTrace } from '../outline/draw-trace';
import { parseOutline } from '../outline/parse-outline';
import { tellTrace } from '../outline/tell-trace';
import { outlineTrace } from '../outline/trace-outline';
import { namesOfAddresses } from './names-of-addresses';

const story = tellTrace(`
  web  pageload  http://127.0.0.1:3000/  ok
  ├─ http.client  GET http://127.0.0.1:3001/products  ok
  ├─ http.client  GET http://127.0.0.1:3001/orders  ok
  └─ http.client  POST http://127.0.0.1:30011/charges  ok
`);
const namesIn = (tree: string) => namesOfAddresses(parseOutline(tree), outlineTrace(story));

const tree = `
web  pageload  shop/  ok
├─ http.client  GET db-service/products  ok
├─ http.client  GET db-service/orders  ok
└─ http.client  POST third-party/charges  ok`.trim();

describe('what an expected tree calls the addresses of a trace', () => {
  it('follows from the lines that say the same otherwise', () => {
    const rename = namesIn(tree);
    expect(rename).toEqual({
      'http://127.0.0.1:3000': 'shop',
      'http://127.0.0.1:3001': 'db-service',
      'http://127.0.0.1:30011': 'third-party',
    });
    expect(drawTrace(story, { rename })).toBe(tree);
  });

  it('is the name that fits most lines', () => {
    const mixed = tree
      .replace('db-service/orders', 'other/orders')
      .concat('\n└─ http.client  GET other/orders  ok');
    expect(namesIn(mixed)['http://127.0.0.1:3001']).toBe('db-service');
  });

  it('is nothing where it names the address itself, or another op', () => {
    expect(namesIn(drawTrace(story))).toEqual({});
    expect(namesIn(tree.replaceAll('http.client', 'fetch'))).toEqual({ 'http://127.0.0.1:3000': 'shop' });
  });

  it('may be the address of another run', () => {
    expect(namesIn(tree.replaceAll('db-service', 'http://10.0.0.7:80'))['http://127.0.0.1:3001']).toBe(
      'http://10.0.0.7:80',
    );
  });
});
