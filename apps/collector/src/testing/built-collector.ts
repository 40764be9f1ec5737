import path from 'node:path';

/** The bundle that Jest's global set-up has made: specs run the collector as it is shipped. */
export const BUILT_COLLECTOR = {
  mainFile: path.resolve(__dirname, '../../dist/main.js'),
  workerFile: path.resolve(__dirname, '../../dist/duckdb.worker.js'),
};
