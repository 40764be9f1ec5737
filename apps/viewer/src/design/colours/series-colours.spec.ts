import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

type Triple = readonly [number, number, number];

const TOKENS = readFileSync(path.join(__dirname, '../style/tokens.css'), 'utf8');
const THEMES = ['light', 'dark'] as const;

/** Machado, Oliveira, Fernandes 2009, severity 1: what is left of linear light with each kind of colour vision. */
const VISIONS: Record<string, readonly [Triple, Triple, Triple]> = {
  trichromacy: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.303901],
  ],
};

/** In Oklab, where 0.02 is about the least that is seen of two patches side by side. */
const LEAST_DIFFERENCE = 0.09;
/** WCAG 2.2, 1.4.11, for what is no text. */
const LEAST_CONTRAST = 3;

function token(name: string, theme: (typeof THEMES)[number]): Triple {
  const pair = new RegExp(`--${name}: light-dark\\(#(\\w{6}), #(\\w{6})\\)`).exec(TOKENS);
  const hex = pair?.[theme === 'light' ? 1 : 2];
  if (hex === undefined) throw new Error(`no token --${name} in two themes`);
  const channel = (place: number) => linear(parseInt(hex.slice(place, place + 2), 16) / 255);
  return [channel(0), channel(2), channel(4)];
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function times(rows: readonly Triple[], [r, g, b]: Triple): Triple {
  const [x = 0, y = 0, z = 0] = rows.map(([a, c, d]) => a * r + c * g + d * b);
  return [x, y, z];
}

function seenAs(colour: Triple, vision: readonly Triple[]): Triple {
  const [r, g, b] = times(vision, colour);
  return [Math.max(0, r), Math.max(0, g), Math.max(0, b)];
}

/** Ottosson 2020, from linear sRGB. */
function oklab(colour: Triple): Triple {
  const [l, m, s] = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    colour,
  );
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    [Math.cbrt(l), Math.cbrt(m), Math.cbrt(s)],
  );
}

function difference(one: Triple, other: Triple): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

function contrast(one: Triple, other: Triple): number {
  const [dark = 0, light = 0] = [one, other]
    .map(([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b)
    .sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each(THEMES)('the eight series colours of the %s theme', (theme) => {
  const series = Array.from({ length: 8 }, (_, number) => token(`series-${number}`, theme));

  it.each(Object.keys(VISIONS))('are told apart, each from each, with %s', (vision) => {
    const seen = series.map((colour) => oklab(seenAs(colour, VISIONS[vision] ?? [])));
    const tooClose = seen.flatMap((one, place) =>
      seen
        .slice(0, place)
        .flatMap((other, earlier) =>
          difference(one, other) < LEAST_DIFFERENCE ? [`series-${earlier} and series-${place}`] : [],
        ),
    );
    expect(tooClose).toEqual([]);
  });

  it.each(['surface', 'surface-hover', 'surface-sunken', 'canvas'])('stand out from the %s', (background) => {
    const contrasts = series.map((colour) => contrast(colour, token(background, theme)));
    expect(Math.min(...contrasts)).toBeGreaterThanOrEqual(LEAST_CONTRAST);
  });
});
