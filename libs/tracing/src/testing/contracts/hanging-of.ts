/** How a harness hangs: one that ought to and cannot fails its test. */
export function hangingOf({ hang }: { hang?(): Promise<void> }): () => Promise<void> {
  if (!hang) throw new Error('this harness has no `hang`: add one, or say in the options that nothing hangs');
  return hang;
}
