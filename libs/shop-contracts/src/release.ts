import { version } from '../package.json';

/** What every part of the shop reports as its `release`: one name and the version that it was built with. */
export const shopRelease = `ariadnes-yarn@${version}`;
