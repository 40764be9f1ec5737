import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { backgroundPoll, checkout, pageLoad } from '@clew/trace-model/text-traces';

const repository = path.resolve(__dirname, '../../..');

describe('the documents', () => {
  it.each([
    ['docs/traces/page-load.md', pageLoad],
    ['docs/traces/checkout.md', checkout],
    ['docs/traces/background-poll.md', backgroundPoll],
    ['README.md', pageLoad],
    ['README.md', checkout],
    ['README.md', backgroundPoll],
  ])('show in %s the very tree that its scenario compares', (file, tree) => {
    expect(readFileSync(path.join(repository, file), 'utf8')).toContain(tree.trim());
  });
});
