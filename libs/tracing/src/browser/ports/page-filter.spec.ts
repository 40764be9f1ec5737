import { describe } from '@jest/globals';
import { describeDataFilter } from '../../testing/contracts/data-filter.contract';
import { pageFilter } from './page-filter';

describe('the filter of a page', () => describeDataFilter(pageFilter));
