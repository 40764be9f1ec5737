const ADDRESS_KEPT_MILLISECONDS = 60_000;

/** Lets the browser save a text as a file; `type` is its media type. */
export function saveFile(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // A browser may ask where to put the file first, and reads the address only then.
  setTimeout(() => URL.revokeObjectURL(address), ADDRESS_KEPT_MILLISECONDS);
}
