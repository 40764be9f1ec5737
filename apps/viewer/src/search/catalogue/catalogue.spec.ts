import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CollectorProcess, WORKSPACE } from '../../../fixture/collector/collector-process';
import { singleTransaction } from '../../../fixture/stories/single-event';
import { EXAMPLE_VALUES } from '../completion/example-values';
import { AGGREGATE_FUNCTIONS } from './aggregate-functions';
import { calledAs, callKind, usualCall } from './known-call';
import type { ValueKind } from './value-fields';
import { isFieldName, VALUE_FIELDS } from './value-fields';

// A collector starts in its own time on a busy machine.
jest.setTimeout(30_000);

let collector: CollectorProcess;
beforeAll(async () => {
  collector = await CollectorProcess.start();
  await collector.sendEvent('api', singleTransaction({ name: 'GET /' }));
});
afterAll(() => collector.stop());

interface Answer {
  detail?: string;
  meta?: { fields: Record<string, string> };
}

async function asked(question: Record<string, string>): Promise<Answer> {
  const response = await fetch(`${collector.url}/api/0/events/?${new URLSearchParams(question)}`);
  return (await response.json()) as Answer;
}

/** What the collector says of a column of each kind. */
const TYPES: Record<ValueKind, RegExp> = {
  text: /^string$/,
  id: /^string$/,
  project: /^string$/,
  'event-type': /^string$/,
  date: /^date$/,
  duration: /^duration$/,
  share: /^percentage$/,
  number: /^(integer|number|rate)$/,
};

const FIELDS = VALUE_FIELDS.flatMap(({ fields }) => fields);
const CALLS = AGGREGATE_FUNCTIONS.map((known) => {
  const call = usualCall(known);
  const { name, arguments: given } = calledAs(call);
  return { written: `${name}(${given.join(', ')})`, kind: callKind(call) };
});
const COLUMNS = [...FIELDS.map(({ field, kind }) => ({ written: field, kind })), ...CALLS];

describe('the catalogue', () => {
  it('has every function that the collector has, and no other', async () => {
    const { detail = '' } = await asked({ field: 'frobnicate()' });
    const said = [...detail.matchAll(/([a-z_]+)\d*\(/g)].map(([, name]) => name);
    const known = [...AGGREGATE_FUNCTIONS.map(({ name }) => name), 'p'];
    expect([...new Set(said)].sort()).toEqual(known.sort());
  });

  it('has every field that the collector’s README names, and no other', () => {
    const readme = readFileSync(path.join(WORKSPACE, 'apps/collector/README.md'), 'utf8');
    const list = /^- Fields: (.+?);/ms.exec(readme)?.[1] ?? '';
    const said = [...list.matchAll(/`([\w.]+(?:\.\*)?)`/g)].flatMap(([, name = '']) => name);
    const names = said.filter((name) => !name.endsWith('.*'));
    const families = said.filter((name) => name.endsWith('.*')).map((name) => name.slice(0, -1));
    const ofNoFamily = FIELDS.map(({ field }) => field).filter(
      (field) => !families.some((family) => field.startsWith(family)),
    );
    expect(ofNoFamily.sort()).toEqual(names.sort());
    for (const family of families) expect([family, isFieldName(`${family}any`)]).toEqual([family, true]);
  });

  it.each(COLUMNS.map(({ written, kind }) => [written, kind] as const))(
    'calls %s, as the collector does, a %s',
    async (written, kind) => {
      const { detail, meta } = await asked({ field: written });
      expect(detail).toBeUndefined();
      expect(meta?.fields[written]).toMatch(TYPES[kind]);
    },
  );

  it.each(
    COLUMNS.flatMap(({ written, kind }) => [
      ...(EXAMPLE_VALUES[kind] ?? [{ text: 'x' }]).map(({ text }) => `${written}:${text}`),
      `has:${written}`,
    ]),
  )('offers a condition that the collector takes: %s', async (query) => {
    const { detail } = await asked({ query, field: 'count()' });
    expect(detail).toBeUndefined();
  });
});
