export { pageLoad } from '@clew/trace-model';
