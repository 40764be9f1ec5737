import { browser7 } from './browser-7';
import { javascript11 } from './javascript-11';
import { javascript514 } from './javascript-5-14';
import { python1 } from './python-1';

export const SDK_CAPTURES = [javascript514, browser7, javascript11, python1];
