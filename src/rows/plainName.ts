/**
 * A name without what writings of it differ by: `Created At`, `created_at`, `createdAt` and `CREATED-AT` are one. Only
 * letters and digits count.
 */
export function plainName(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
}
