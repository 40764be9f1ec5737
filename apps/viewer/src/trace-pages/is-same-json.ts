/** Whether two values that were read from JSON say the same; without a copy of either, for a trace may be tens of megabytes. */
export function isSameJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (!isStructure(left) || !isStructure(right) || Array.isArray(left) !== Array.isArray(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isSameJson(left[key], right[key]))
  );
}

function isStructure(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
