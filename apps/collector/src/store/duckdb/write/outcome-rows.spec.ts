import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OutcomeCount } from '../../records/outcome-count';
import { OutcomeRows, readOutcomes } from './outcome-rows';
import { MIGRATIONS } from '../file/schema';

let instance: DuckDBInstance;
let connection: DuckDBConnection;

beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:');
  connection = await instance.connect();
  for (const statement of MIGRATIONS.flat()) await connection.run(statement);
});
afterAll(() => {
  connection.closeSync();
  instance.closeSync();
});

describe('the rows of outcomes', () => {
  it('are summed up when they have become many, and count the same', async () => {
    const rows = new OutcomeRows(10);
    const dropped: OutcomeCount = {
      projectId: 1,
      outcome: 'dropped',
      reason: 'aborted',
      category: 'default',
      quantity: 2,
    };
    const accepted: OutcomeCount = { ...dropped, outcome: 'accepted', reason: '', category: 'span' };
    for (let commit = 0; commit < 25; commit += 1) {
      await connection.run('BEGIN');
      await rows.add(connection, commit % 5 === 0 ? [] : [dropped, accepted]);
      await connection.run('COMMIT');
    }
    expect(await readOutcomes(connection)).toEqual([
      { ...accepted, quantity: 40 },
      { ...dropped, quantity: 40 },
    ]);
    const [[count] = []] = (
      await connection.runAndReadAll('SELECT count(*)::INTEGER FROM outcomes')
    ).getRows();
    expect(count).toBeLessThanOrEqual(12);
  });
});
