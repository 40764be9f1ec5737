import { describe } from '@jest/globals';
import { describeDataFilter } from '../../testing/contracts/data-filter.contract';
import { thoroughFilter } from './thorough-filter';

describe('the filter of a server', () => describeDataFilter(thoroughFilter));
