import { describe, expect, it } from '@jest/globals';
import { EnvelopeSyntaxError, parseEnvelope, serializeEnvelope } from './envelope';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (payload: Uint8Array): string => new TextDecoder().decode(payload);

describe('an envelope', () => {
  it('is lines of text, and comes back as it was written', () => {
    const headers = { event_id: 'e'.repeat(32) };
    const items = [
      { headers: { type: 'transaction' }, payload: '{"transaction":"Größe 🧶"}' },
      { headers: { type: 'event', trace: { sampled: 'true' } }, payload: '{}' },
    ];
    const written = serializeEnvelope(headers, items);
    expect(written.split('\n')).toHaveLength(5);
    const read = parseEnvelope(bytes(written));
    expect(read.headers).toEqual(headers);
    expect(read.items.map((item) => ({ ...item, payload: text(item.payload) }))).toEqual(items);
  });

  it('may hold line feeds in an item that states its length', () => {
    const { items } = parseEnvelope(bytes('{}\n{"type":"a","length":5}\na\nb\n\n\n{"type":"b"}\n2'));
    expect(items.map((item) => text(item.payload))).toEqual(['a\nb\n\n', '2']);
  });

  it.each([
    ['headers alone', '{}', 0],
    ['headers and a line feed', '{}\n', 0],
    ['an item without a length', '{}\n{"type":"transaction"}\n{"a":1}', 1],
    ['blank lines between items', '{}\n\n{"type":"a"}\n1\n\n{"type":"b"}\n2\n\n', 2],
    ['an item without a payload', '{}\n{"type":"a"}', 1],
    ['an unknown type', '{}\n{"type":"from the future"}\nx\n', 1],
    ['a length of nothing', '{}\n{"type":"a","length":0}\n\n{"type":"b"}\n2', 2],
  ])('may have %s', (_case, envelope, items) => {
    expect(parseEnvelope(bytes(envelope)).items).toHaveLength(items);
  });

  it.each([
    ['', 'empty request body'],
    ['nonsense', 'invalid envelope header'],
    ['[]', 'invalid envelope header'],
    ['null\n', 'invalid envelope header'],
    ['\uFEFF{}', 'invalid envelope header'],
    ['{}\nnonsense\n1', 'invalid item header'],
    ['{}\n{"length":1}\n1', 'invalid item header'],
    ['{}\n{"type":"a","length":-1}\n1', 'invalid item header'],
    ['{}\n{"type":"a","length":1.5}\n1', 'invalid item header'],
    ['{}\n{"type":"a","length":"1"}\n1', 'invalid item header'],
    ['{}\n{"type":"a","length":1e300}\n1', 'invalid item header'],
    ['{}\n{"type":"a","length":9}\n1', 'unexpected end of file'],
    ['{}\n{"type":"a","length":1}\n12', 'missing newline'],
    ['{}\n{"type":"a","length":1}\n1\r\n', 'missing newline'],
  ])('cannot be %j', (envelope, problem) => {
    expect(() => parseEnvelope(bytes(envelope))).toThrow(new EnvelopeSyntaxError(problem));
  });
});
