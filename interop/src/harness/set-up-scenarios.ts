import { afterAll, expect } from '@jest/globals';
import { toMatchTrace } from '@clew/trace-testing';
import { killLeftOverPrograms } from './child-program';

expect.extend({ toMatchTrace });

// A scenario that ran out of time has not stopped its programs.
afterAll(() => killLeftOverPrograms());
