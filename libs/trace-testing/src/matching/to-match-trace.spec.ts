import { describe, expect, it } from '@jest/globals';
import { tellTrace } from '@clew/trace-model';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { toMatchTrace } from './to-match-trace';

expect.extend({ toMatchTrace });

const trace = tellTrace(`
  web  pageload  /  ok                                   0..900 ms
  ├─ http.client  GET /api/delivery-options  ok          100..700 ms
  │  └─ api  http.server  GET /api/delivery-options  ok  120..650 ms
  │     ├─ http.client  GET third-party/quotes  ok       130..600 ms
  │     └─ function  rank delivery options  ok           610..640 ms
  └─ http.client  GET /api/products  unavailable         110..300 ms
`);

const expectedTree = `
  web  pageload  /  ok
  ├─ http.client  GET /api/products  ok
  │  └─ api  http.server  GET /api/products  ok
  └─ http.client  GET /api/delivery-options  ok
     └─ api  http.server  GET /api/...  ok
        ├─ function  rank delivery options  ok
        └─ http.client  GET third-party/quotes  ok
`;

function messageOf(check: () => void): string {
  try {
    check();
  } catch (error) {
    return stripVTControlCharacters((error as Error).message);
  }
  return 'nothing was thrown';
}

describe('toMatchTrace', () => {
  it('passes where the trace is the tree', () => {
    expect(tellTrace('web  pageload  /  ok')).toMatchTrace('web  pageload  /  ok');
  });

  it('shows both trees as one diff, with concurrent siblings in the expected order, as the README says', () => {
    const message = messageOf(() => expect(trace).toMatchTrace(expectedTree));
    const readme = readFileSync(path.join(__dirname, '../../README.md'), 'utf8');
    const shown = /```\n(?<message>Trace [^`]+)\n```/.exec(readme)?.groups?.['message'];
    expect(message).toBe(shown);
  });

  it('writes any text, not a span id, where a span has no description', () => {
    const single = tellTrace('web  pageload  /  ok\n└─ function  work  ok');
    for (const span of single.transactions.flatMap(({ spans }) => spans)) span.description = null;
    expect(single).toMatchTrace('web  pageload  /  ok\n└─ function  ...  ok');
    const message = messageOf(() => expect(single).toMatchTrace('web  pageload  /  ok'));
    expect(message).toContain('+ └─ function  ...  ok');
  });

  it('cuts a long tree down to what differs', () => {
    const lines = Array.from({ length: 200 }, (_, index) => `function  step ${index}  ok`);
    const drawn = (steps: string[]) =>
      ['api  cron  steps  ok', ...steps.map((step) => `├─ ${step}`)].join('\n');
    const message = messageOf(() =>
      expect(tellTrace(drawn(lines))).toMatchTrace(drawn(lines.filter((line) => !line.includes('100')))),
    );
    expect(message.split('\n').length).toBeLessThan(25);
    expect(message).toContain('+ ├─ function  step 100  ok');
  });

  it('shows the tree that should not have been there', () => {
    const single = tellTrace('web  pageload  /  ok');
    expect(messageOf(() => expect(single).not.toMatchTrace('web  pageload  /  ok'))).toBe(
      'Trace 0123456789abcdef0123456789abcdef is the tree that it was expected not to be:\nweb  pageload  /  ok',
    );
  });

  it('says so when it is given something that is no trace', () => {
    expect(toMatchTrace(undefined, 'web  pageload  /  ok').message()).toMatch(/needs a trace/);
  });
});
