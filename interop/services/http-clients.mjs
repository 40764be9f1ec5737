// How a program asks for JSON with each of the clients of HTTP that are in use; knows nothing of tracing.
import { promisify } from 'node:util';

/**
 * Only the client that is asked for is loaded.
 *
 * @type {Record<string, () => Promise<(url: string) => Promise<unknown>>>}
 */
const CLIENTS = {
  async fetch() {
    return async (url) => (await fetch(url)).json();
  },
  async undici() {
    const { fetch } = await import('undici');
    return async (url) => (await fetch(url)).json();
  },
  async axios() {
    const { default: axios } = await import('axios');
    return async (url) => (await axios.get(url)).data;
  },
  async got() {
    const { got } = await import('got');
    return (url) => got(url).json();
  },
  async request() {
    const { default: request } = await import('request');
    const ask = promisify(request);
    return async (url) => (await ask({ url, json: true })).body;
  },
};

/** A function that asks with the client of this name. */
export function clientNamed(name) {
  return CLIENTS[name]();
}
