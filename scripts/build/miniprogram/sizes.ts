/** Bytes of one package of the mini-program. */
export interface PackageSize {
  name: string;
  bytes: number;
}

const MEGABYTE = 1024 * 1024;

/** WeChat refuses a package, main or sub, above this. */
const PACKAGE_LIMIT = 2 * MEGABYTE;

/** Our own bars, so that a phone on a venue network opens quickly. */
const MAIN_BAR = 1.0 * MEGABYTE;
const SUBPACKAGE_BAR = 0.8 * MEGABYTE;

/** Sum the files up by package. `roots` are the subpackages' folders; the rest is the main package. */
export function measurePackages(
  files: Map<string, string | Buffer>,
  roots: string[],
): { packages: PackageSize[]; errors: string[]; warnings: string[] } {
  const bytes = new Map<string, number>([['main', 0], ...roots.map((root) => [root, 0] as const)]);
  for (const [file, content] of files) {
    const name = roots.find((root) => file.startsWith(`${root}/`)) ?? 'main';
    bytes.set(name, (bytes.get(name) ?? 0) + Buffer.byteLength(content));
  }
  const packages = [...bytes].map(([name, size]) => ({ name, bytes: size }));
  const over = (limit: (name: string) => number) => packages.filter((entry) => entry.bytes > limit(entry.name));
  const say = ({ name, bytes: size }: PackageSize, limit: number) =>
    `package ${name} has ${(size / MEGABYTE).toFixed(2)} MB, more than ${(limit / MEGABYTE).toFixed(1)} MB`;
  const bar = (name: string) => (name === 'main' ? MAIN_BAR : SUBPACKAGE_BAR);
  return {
    packages,
    errors: over(() => PACKAGE_LIMIT).map((entry) => say(entry, PACKAGE_LIMIT)),
    warnings: over(bar).map((entry) => say(entry, bar(entry.name))),
  };
}
