import { createHub, type OwnedHub } from './hub';

/** The one hub of this page: the text's functions take none, so there can be only one. */
export const pageHub: OwnedHub = createHub();
