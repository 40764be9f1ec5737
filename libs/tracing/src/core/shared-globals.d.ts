/**
 * The globals that every runtime of the SDK shares: the portability statement of `core`, which is compiled with
 * neither DOM nor Node types. Adding a line here is a decision about where the SDK can run.
 */
declare class URL {
  constructor(url: string, base?: string);
  readonly protocol: string;
  readonly username: string;
  readonly host: string;
  readonly hostname: string;
  readonly origin: string;
  readonly pathname: string;
}
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes: Uint8Array): string;
}
declare const crypto: { getRandomValues(bytes: Uint8Array): Uint8Array };
declare const performance: { readonly timeOrigin: number; now(): number };
declare function setTimeout(work: () => void, delayMs: number): number;
declare function clearTimeout(timer: number): void;
