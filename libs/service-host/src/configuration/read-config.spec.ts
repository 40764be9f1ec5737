import { describe, expect, it } from '@jest/globals';
import { ConfigurationError } from './configuration-error';
import { readConfig } from './read-config';
import { fraction, milliseconds, optionalText, optionalUrl, port, text, url } from './setting';

const shape = {
  port: port('CLEW_TEST_PORT', 3000),
  sampleRate: fraction('CLEW_TEST_RATE', 1),
  delayMs: milliseconds('CLEW_TEST_DELAY_MS', 0),
  host: text('CLEW_TEST_HOST', '127.0.0.1'),
  name: text('CLEW_TEST_NAME'),
  release: optionalText('CLEW_TEST_RELEASE'),
  redisUrl: url('CLEW_TEST_REDIS_URL', ['redis:', 'rediss:']),
  dsn: optionalUrl('CLEW_TEST_DSN'),
};
const complete = { CLEW_TEST_NAME: 'yarn', CLEW_TEST_REDIS_URL: 'redis://:secret@localhost:6379/' };

function problemOf(environment: Record<string, string>): string {
  try {
    readConfig(shape, environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message;
    throw error;
  }
  throw new Error('the configuration was accepted');
}

describe('reading the configuration', () => {
  it('takes the fallback of every variable that is unset or empty', () => {
    expect(readConfig(shape, { ...complete, CLEW_TEST_PORT: '', CLEW_TEST_DSN: '  ' })).toEqual({
      port: 3000,
      sampleRate: 1,
      delayMs: 0,
      host: '127.0.0.1',
      name: 'yarn',
      release: undefined,
      redisUrl: 'redis://:secret@localhost:6379',
      dsn: undefined,
    });
  });

  it('turns text into typed values', () => {
    const config = readConfig(shape, {
      ...complete,
      CLEW_TEST_PORT: '0',
      CLEW_TEST_RATE: ' 0.25 ',
      CLEW_TEST_DELAY_MS: '1500',
      CLEW_TEST_DSN: 'http://key@localhost:9000/2',
    });
    expect(config).toMatchObject({
      port: 0,
      sampleRate: 0.25,
      delayMs: 1500,
      dsn: 'http://key@localhost:9000/2',
    });
  });

  it.each([
    [
      'CLEW_TEST_PORT',
      '-1',
      'CLEW_TEST_PORT must be a whole number from 0 (any free port) to 65535, not "-1"',
    ],
    ['CLEW_TEST_PORT', '65536', 'not "65536"'],
    ['CLEW_TEST_PORT', '80.5', 'not "80.5"'],
    ['CLEW_TEST_PORT', '0x50', 'not "0x50"'],
    ['CLEW_TEST_PORT', 'http', 'not "http"'],
    ['CLEW_TEST_PORT', '1\n2', 'not "1\\n2"'],
    ['CLEW_TEST_RATE', '1.01', 'CLEW_TEST_RATE must be a number from 0 to 1, not "1.01"'],
    ['CLEW_TEST_RATE', '-0.5', 'not "-0.5"'],
    ['CLEW_TEST_RATE', 'NaN', 'not "NaN"'],
    ['CLEW_TEST_RATE', '50%', 'not "50%"'],
    ['CLEW_TEST_RATE', '0,5', 'not "0,5"'],
    [
      'CLEW_TEST_DELAY_MS',
      '1e9',
      'CLEW_TEST_DELAY_MS must be a whole number of milliseconds from 0 to 3600000',
    ],
    ['CLEW_TEST_DELAY_MS', '3600001', 'not "3600001"'],
    ['CLEW_TEST_DELAY_MS', 'Infinity', 'not "Infinity"'],
    [
      'CLEW_TEST_DSN',
      'localhost:9000',
      'CLEW_TEST_DSN must be an address that starts with http:// or https://',
    ],
    ['CLEW_TEST_DSN', 'javascript:alert(1)', 'CLEW_TEST_DSN must be an address'],
    ['CLEW_TEST_REDIS_URL', 'http://localhost', 'must be an address that starts with redis:// or rediss://'],
    ['CLEW_TEST_REDIS_URL', 'redis://', 'CLEW_TEST_REDIS_URL must be an address'],
    ['CLEW_TEST_NAME', '', 'CLEW_TEST_NAME is not set: set it'],
  ])('refuses %s=%j with a line that says what is wanted', (variable, value, sentence) => {
    const problem = problemOf({ ...complete, [variable]: value });
    expect(problem).toContain(sentence);
    expect(problem).not.toContain('\n');
  });

  it('names every problem at once, a line each', () => {
    const lines = problemOf({ CLEW_TEST_PORT: 'x', CLEW_TEST_RATE: '2' }).split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual([
      'CLEW_TEST_PORT',
      'CLEW_TEST_RATE',
      'CLEW_TEST_NAME',
      'CLEW_TEST_REDIS_URL',
    ]);
  });

  it('never repeats an address, which may carry a password', () => {
    expect(problemOf({ ...complete, CLEW_TEST_REDIS_URL: 'https://:hunter2@cache' })).not.toContain(
      'hunter2',
    );
  });
});
