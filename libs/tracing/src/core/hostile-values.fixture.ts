/** What these values throw. */
export const hostile = new Error('the value of a hostile host');
export const fail = (): never => {
  throw hostile;
};

/** Values that a host without a compiler may pass anywhere. */
export const HOSTILE_VALUES: readonly (() => unknown)[] = [
  () => undefined,
  () => null,
  () => '',
  () => 'x'.repeat(1000),
  () => '\ud800 a lone surrogate',
  () => 'two\nlines\0',
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => -1,
  () => 10n ** 40n,
  () => Symbol('symbol'),
  () => fail,
  () => ({ toString: fail, valueOf: fail, toJSON: fail }),
  () => Object.create(null) as object,
  () =>
    new Proxy(
      {},
      { get: fail, has: fail, ownKeys: fail, getOwnPropertyDescriptor: fail, getPrototypeOf: fail },
    ),
  () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
  () => {
    const cycle: Record<string, unknown> = { list: [] };
    cycle['self'] = cycle;
    (cycle['list'] as unknown[]).push(cycle);
    return cycle;
  },
  () => Object.defineProperty({}, 'getter', { get: fail, enumerable: true }),
  () => Object.freeze({ frozen: Object.freeze([1n]) }),
  () => JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}') as object,
  () => new Date(Number.NaN),
  () => new Map([[{}, new Set([1])]]),
  () => new Uint8Array(1000),
  () =>
    Array.from({ length: 3 }, () => new Array<unknown>(20).fill({ deep: { deeper: [[[[[[[[[[]]]]]]]]]] } })),
  () => Promise.resolve(),
  () =>
    new (class {
      then = fail;
    })(),
];
