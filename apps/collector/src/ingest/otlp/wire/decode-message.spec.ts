import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';
import { describe, expect, it } from '@jest/globals';
import { encodeTraces } from '../../../testing/otlp/encode-traces';
import { otlpRequest, otlpSpan } from '../../../testing/otlp/otlp-spans';
import { INGEST_LIMITS } from '../../limits';
import { IngestError } from '../../request/ingest-error';
import { decodeMessage } from './decode-message';
import { TRACE_REQUEST } from './trace-messages';

const decode = (bytes: Uint8Array) => decodeMessage(bytes, TRACE_REQUEST);

function refusalOf(bytes: Uint8Array): IngestError | undefined {
  try {
    decode(bytes);
    return undefined;
  } catch (error) {
    if (error instanceof IngestError) return error;
    throw error;
  }
}

/** What the official JavaScript exporter sends for a span of a server with everything that a span can have. */
const OFFICIAL = Buffer.from(
  'CqoCChoKFgoMc2VydmljZS5uYW1lEgYKBHNob3AQABKLAgoLCgR5YXJuEgMxLjAS+wEKEKqqqqqqqqqqqqqqqqqqqqoSCMzMzMzMzMzBIgi7u7u7u7u7' +
    'uyoFR0VUIC8wAjkVzU4rhFvXGEGI3Y1fhFvXGEoJCgFzEgQKAsOkSgcKAWISAhABShAKAWkSCxj5//////////8BShAKA2JpZxIJGICAgICAgIAISg4K' +
    'AWQSCSEAAAAAAADgP0oRCgFsEgwqCgoDCgF4CgMKAXlQAFofCQBlwEGEW9cYEgV3b3VuZBoLCgV0dXJucxICGAMgAGAAaiMKEN3d3d3d3d3d3d3d3d3d' +
    '3d0SCO7u7u7u7u7uKAA1AQEAAHAAegsSB3RhbmdsZWQYAoUBAQMAAA==',
  'base64',
);

/** A request whose resource has one attribute of these bytes for its value. */
function requestOfValue(value: Uint8Array): Uint8Array {
  const writer = new BinaryWriter();
  writer.tag(1, WireType.LengthDelimited).fork();
  writer.tag(1, WireType.LengthDelimited).fork();
  writer.tag(1, WireType.LengthDelimited).fork();
  writer.tag(2, WireType.LengthDelimited).bytes(value);
  return writer.join().join().join().finish();
}

/** A value of lists in each other. */
function nestedValue(depth: number): Uint8Array {
  let value: Uint8Array = new BinaryWriter().tag(2, WireType.Varint).bool(true).finish();
  for (let level = 0; level < depth; level += 1) {
    const list = new BinaryWriter().tag(1, WireType.LengthDelimited).bytes(value).finish();
    value = new BinaryWriter().tag(5, WireType.LengthDelimited).bytes(list).finish();
  }
  return value;
}

/** The bytes of one field on its own. */
const field = (number: number, wireType: WireType, write: (writer: BinaryWriter) => BinaryWriter) =>
  write(new BinaryWriter().tag(number, wireType)).finish();

describe('a protobuf request', () => {
  it('of an official exporter has the form of its JSON', () => {
    expect(decode(OFFICIAL)).toEqual({
      resourceSpans: [
        {
          resource: { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] },
          scopeSpans: [
            {
              scope: { name: 'yarn', version: '1.0' },
              spans: [
                {
                  traceId: 'a'.repeat(32),
                  spanId: 'ccccccccccccccc1',
                  parentSpanId: 'b'.repeat(16),
                  name: 'GET /',
                  kind: 2,
                  startTimeUnixNano: '1790000000123456789',
                  endTimeUnixNano: '1790000001000005000',
                  attributes: [
                    { key: 's', value: { stringValue: 'ä' } },
                    { key: 'b', value: { boolValue: true } },
                    { key: 'i', value: { intValue: '-7' } },
                    { key: 'big', value: { intValue: '4503599627370496' } },
                    { key: 'd', value: { doubleValue: 0.5 } },
                    {
                      key: 'l',
                      value: { arrayValue: { values: [{ stringValue: 'x' }, { stringValue: 'y' }] } },
                    },
                  ],
                  droppedAttributesCount: 0,
                  events: [
                    {
                      timeUnixNano: '1790000000500000000',
                      name: 'wound',
                      attributes: [{ key: 'turns', value: { intValue: '3' } }],
                      droppedAttributesCount: 0,
                    },
                  ],
                  droppedEventsCount: 0,
                  links: [
                    {
                      traceId: 'd'.repeat(32),
                      spanId: 'e'.repeat(16),
                      droppedAttributesCount: 0,
                      flags: 257,
                    },
                  ],
                  droppedLinksCount: 0,
                  status: { message: 'tangled', code: 2 },
                  flags: 769,
                },
              ],
            },
          ],
        },
      ],
    });
  });

  it('is refused wherever it is cut off, unless that is between two fields', () => {
    const refusals = Array.from({ length: OFFICIAL.length }, (_, length) =>
      refusalOf(OFFICIAL.subarray(0, length)),
    );
    // The whole request is one field: only nothing at all is a request too.
    const [ofNothing, ...others] = refusals;
    expect(ofNothing).toBeUndefined();
    for (const refusal of others) expect(refusal).toMatchObject({ status: 400 });
  });

  it('may have fields that nobody knows yet, of any type', () => {
    const future = [
      field(99, WireType.Varint, (writer) => writer.uint32(7)),
      field(99, WireType.Bit64, (writer) => writer.fixed64('7')),
      field(99, WireType.Bit32, (writer) => writer.fixed32(7)),
      field(99, WireType.LengthDelimited, (writer) => writer.string('yarn')),
      field(99, WireType.StartGroup, (writer) =>
        writer.tag(1, WireType.Varint).uint32(1).tag(99, WireType.EndGroup),
      ),
    ];
    const known = encodeTraces(otlpRequest([otlpSpan()]));
    expect(decode(Buffer.concat([...future, known, ...future]))).toEqual(decode(known));
  });

  it('has of a union the last value that came', () => {
    const value = Buffer.concat([
      field(1, WireType.LengthDelimited, (writer) => writer.string('yarn')),
      field(3, WireType.Varint, (writer) => writer.int64(7)),
    ]);
    expect(JSON.stringify(decode(requestOfValue(value)))).toContain('"value":{"intValue":"7"}');
  });

  const deep = Array.from({ length: 100 }).reduce<Uint8Array>(
    (inner) => Buffer.concat([Buffer.from([0x9b, 0x06]), inner, Buffer.from([0x9c, 0x06])]),
    Buffer.alloc(0),
  );
  const broken: [string, Uint8Array][] = [
    ['a number where a message belongs', field(1, WireType.Varint, (writer) => writer.uint32(1))],
    [
      'a fixed number where a text belongs',
      requestOfValue(field(1, WireType.Bit64, (writer) => writer.fixed64(1))),
    ],
    [
      'a text where a number belongs',
      requestOfValue(field(3, WireType.LengthDelimited, (writer) => writer.string('7'))),
    ],
    ['a message that is longer than the one around it', Buffer.from([0x0a, 0x02, 0x0a, 0x05, 0, 0, 0, 0, 0])],
    ['a length of four gigabytes', Buffer.from([0x0a, 0xff, 0xff, 0xff, 0xff, 0x0f])],
    ['a number that never ends', Buffer.from([0x0a, ...Array<number>(20).fill(0xff)])],
    ['a field of the number 0', Buffer.from([0x02, 0x00])],
    ['a field of the wire type 7', Buffer.from([0x0f])],
    ['the end of a group that never began', Buffer.from([0x9c, 0x06])],
    ['groups in groups', Buffer.concat([deep, deep, Buffer.from([0x9b, 0x06])])],
    ['a hundred lists in each other', requestOfValue(nestedValue(100))],
    ['five thousand lists in each other', requestOfValue(nestedValue(5_000))],
    ['JSON', Buffer.from('{"resourceSpans":[]}')],
  ];
  it.each(broken)('is refused for %s', (_name, bytes) => {
    expect(refusalOf(bytes)).toMatchObject({ status: 400, options: { reason: 'invalid_otlp' } });
  });

  it('may have thirty lists in each other', () => {
    expect(refusalOf(requestOfValue(nestedValue(30)))).toBeUndefined();
  });

  it('is refused for more values than it may have, which two bytes each are enough for', () => {
    const many = new BinaryWriter().tag(5, WireType.LengthDelimited).fork();
    for (let count = 0; count <= INGEST_LIMITS.otlpValues; count += 1)
      many.tag(1, WireType.LengthDelimited).uint32(0);
    const bytes = requestOfValue(many.join().finish());
    expect(refusalOf(bytes)).toMatchObject({ status: 413, options: { reason: 'too_large' } });
  });
});
