/** Builds a function that replaces each origin (`http://host:port`) in a text by the name it belongs to. */
export function renamer(originsByName: Record<string, readonly string[]>): (text: string) => string {
  const names = Object.entries(originsByName).flatMap(([name, origins]) =>
    origins.map((origin) => [new URL(origin).origin, name] as const),
  );
  return (text) =>
    names.reduce(
      (renamed, [origin, name]) =>
        renamed.replace(new RegExp(`${escapeForRegExp(origin)}(?!\\d)`, 'g'), name),
      text,
    );
}

function escapeForRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
