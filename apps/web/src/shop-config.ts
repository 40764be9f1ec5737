import type { ExchangeRates, ShopConfig } from '@clew/shop-contracts';
import { parseDsn } from '@clew/tracing/core';

type Json = Record<string, unknown>;

/**
 * Reads what api wrote into the page's `shop-config` element. The settings concern telling and showing, never
 * selling: whatever is missing or malformed is left out (no DSN: nothing is reported; no rates: euros only),
 * so that a wrong setting cannot close the shop.
 */
export function readShopConfig(text: string | null | undefined): ShopConfig {
  const settings = parseObject(text);
  return {
    dsn: usableDsn(settings['dsn']),
    tracesSampleRate: fraction(settings['tracesSampleRate']),
    environment: word(settings['environment']),
    shopperId: word(settings['shopperId']),
    viewerUrl: webAddress(settings['viewerUrl'])?.replace(/\/+$/, '') ?? null,
    rates: exchangeRates(settings['rates']),
  };
}

function parseObject(text: string | null | undefined): Json {
  try {
    const parsed: unknown = JSON.parse(text ?? '{}');
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function usableDsn(value: unknown): string | null {
  try {
    if (typeof value !== 'string') return null;
    parseDsn(value);
    return value;
  } catch {
    return null;
  }
}

// A link may only ever lead to the web: the scheme is checked, so that no setting becomes a script.
function webAddress(value: unknown): string | null {
  if (typeof value !== 'string' || !URL.canParse(value)) return null;
  return /^https?:$/.test(new URL(value).protocol) ? value : null;
}

function fraction(value: unknown): number {
  return typeof value === 'number' && value >= 0 && value <= 1 ? value : 0;
}

function word(value: unknown): string | null {
  return typeof value === 'string' && /^[\w.-]{1,64}$/.test(value) ? value : null;
}

function exchangeRates(value: unknown): ExchangeRates | null {
  if (!isObject(value) || !isObject(value['rates'])) return null;
  const { base, asOf, rates } = value;
  if (typeof base !== 'string' || typeof asOf !== 'string') return null;
  const usable = Object.entries(rates).filter(
    (entry): entry is [string, number] => /^[A-Z]{3}$/.test(entry[0]) && isPositive(entry[1]),
  );
  return usable.length === 0 ? null : { base, asOf, rates: Object.fromEntries(usable) };
}

function isPositive(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}
