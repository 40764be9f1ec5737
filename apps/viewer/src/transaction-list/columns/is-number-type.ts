/** Whether a column of a type, as the collector names it, holds numbers, which stand at the right. */
export function isNumberType(type: string | undefined): boolean {
  return type !== undefined && type !== 'string' && type !== 'date';
}
