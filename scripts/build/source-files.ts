import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Files by absolute path, each with its size and time: enough to know that nothing was touched. */
export type SourceFiles = Map<string, string>;

/** What lies in some folders, or is one of the files. What goes away while it is looked at is left out. */
export function sourceFiles(places: readonly string[]): { files: SourceFiles; folders: string[] } {
  const files: SourceFiles = new Map();
  const folders: string[] = [];
  const visit = (place: string): void => {
    const stat = statSync(place, { throwIfNoEntry: false });
    if (stat === undefined) return;
    if (!stat.isDirectory()) {
      files.set(place, `${stat.size}:${stat.mtimeMs}`);
      return;
    }
    folders.push(place);
    for (const entry of readdirSync(place).sort()) visit(path.join(place, entry));
  };
  for (const place of places) visit(place);
  return { files, folders };
}
