/** One layer of parallel strands on the ball, as SVG path data; later layers lie on top of earlier ones. */
export type Winding = string;

type Vector = readonly [x: number, y: number, z: number];

const bands = 9;
const strandsPerBand = 7;
const strandSpacing = 0.08;
/** The first layer covers the ball from pole to pole, so that no gap between the bands is bare. */
const strandsToCover = 24;

/**
 * How a ball of yarn looks from the front: every layer is a band of small circles around an axis of its own on
 * a sphere, and each strand is the half of such a circle that faces the viewer (an ellipse, foreshortened).
 * The same name always winds the same ball.
 */
export function windYarn(name: string, radius: number): Winding[] {
  const random = repeatableRandom(name);
  return Array.from({ length: bands + 1 }, (_, layer) => {
    const axis = axisOfLayer(layer, random);
    const strands = layer === 0 ? strandsToCover : strandsPerBand;
    const offCentre = layer === 0 ? 0 : (random() - 0.5) * 0.9;
    return Array.from({ length: strands }, (_strand, strand) =>
      drawStrand(axis, offCentre + (strand - (strands - 1) / 2) * strandSpacing, radius),
    ).join('');
  });
}

// Golden-angle steps keep neighbouring layers crossing at wide angles, as hands turn a ball while they wind it.
function axisOfLayer(layer: number, random: () => number): Vector {
  const turn = layer * 2.39996 + random() * 0.9;
  const towardsViewer = 0.1 + random() * 0.5;
  const across = Math.sqrt(1 - towardsViewer ** 2);
  return [across * Math.cos(turn), across * Math.sin(turn), towardsViewer];
}

function drawStrand([x, y, z]: Vector, offset: number, radius: number): string {
  const across = Math.hypot(x, y);
  const strand = Math.sqrt(1 - offset ** 2);
  const horizon = (-offset * z) / (strand * across);
  if (Math.abs(horizon) >= 1) return '';
  const angle = Math.asin(horizon);
  const point = (turn: number): string => {
    const along = (strand * Math.cos(turn)) / across;
    const over = (strand * Math.sin(turn) * z) / across;
    return `${rounded(radius * (offset * x - along * y - over * x))} ${rounded(
      radius * (offset * y + along * x - over * y),
    )}`;
  };
  const tilt = rounded((Math.atan2(x, -y) * 180) / Math.PI);
  const size = `${rounded(radius * strand)} ${rounded(radius * strand * z)}`;
  return `M${point(angle)}A${size} ${tilt} ${angle < 0 ? 1 : 0} 1 ${point(Math.PI - angle)}`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

function repeatableRandom(name: string): () => number {
  let state = [...name].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 16777619), 2166136261);
  return () => {
    state = Math.imul(state ^ (state >>> 15), state | 1);
    state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
    return ((state ^ (state >>> 14)) >>> 0) / 4294967296;
  };
}
