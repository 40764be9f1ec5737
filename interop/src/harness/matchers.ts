import { expect } from '@jest/globals';
import { toMatchTrace } from '@clew/trace-testing';

expect.extend({ toMatchTrace });
