import { accessSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const QUIET_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the Chromium at CHROME_PATH, or the first one on the PATH. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: browserPath(), args: QUIET_FLAGS });
}

function browserPath(): string {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) return chosen;
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const found = folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find(exists);
  if (!found) throw new Error('no Chromium or Chrome was found: install one or set CHROME_PATH');
  return found;
}

function exists(file: string): boolean {
  try {
    accessSync(file);
    return true;
  } catch {
    return false;
  }
}
