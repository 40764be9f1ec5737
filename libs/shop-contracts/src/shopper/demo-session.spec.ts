import { describe, expect, it } from '@jest/globals';
import { demoSession } from './demo-session';

describe('the demonstration session', () => {
  it('has a token that fits into a cookie and a bearer header unescaped', () => {
    expect(demoSession.token).toMatch(/^[A-Za-z0-9-]{20,}$/);
  });
});
