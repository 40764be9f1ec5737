import { withoutCredentials } from './credentials';
import type { DataFilter } from './data-filter';
import { plainBag } from './plain-data';

/** The filter of a server, which handles the credentials of many. */
export const thoroughFilter: DataFilter = { text: withoutCredentials, bag: plainBag };
