/**
 * A short mark of a definition and its options: two results with the same mark were measured in the same
 * way. When they were measured (`asOf`) is no part of it. Twice FNV-1a (Fowler, Noll, Vo 1991), 64 bits in all, over the options as JSON.
 */
export function fingerprint(id: string, settings: object): string {
  const text = JSON.stringify(settings, (name, value) => {
    if (name === 'asOf') return undefined;
    return typeof value === 'function' ? 'function' : value;
  });
  let mark = '';
  for (let hash of [0x811c9dc5, 0xcbf29ce4]) {
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
    mark += (hash >>> 0).toString(16).padStart(8, '0');
  }
  return `${id}-${mark}`;
}
