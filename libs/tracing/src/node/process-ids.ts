import { randomBytes } from 'node:crypto';
import { idsOfDigits } from '../core/index';

const POOL_BYTES = 4096;

/** Ids of Node's own random bytes: it also writes them as text, much faster than a script can. */
export const processIds = idsOfDigits(() => randomBytes(POOL_BYTES).toString('hex'));
