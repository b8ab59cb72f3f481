import manifest from '../../package.json' with { type: 'json' };

/** Repository root, as a URL ending in a slash. */
export const root = new URL('../../', import.meta.url);

/** What a user may import, and the source file behind it: read off `exports`, where a new door is made. */
export const doors: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(manifest.exports)
    .filter((path) => !/.\.\w+$/.test(path))
    .map((path) => [path.replace('.', 'support-kpi'), path.replace('.', 'src').concat('/index.ts')]),
);
