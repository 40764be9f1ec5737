import { createHubs, type Hubs } from './hubs';

/** The hubs of this process: the text's functions take none, so there can be only one house of them. */
export const processHubs: Hubs = createHubs();
