import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, getFileInfo, resolveConfig } from 'prettier';

/** Writes files, by their paths from the repository's root, in the form that `npm run check` asks for. */
export async function writeFormed(root: string, texts: ReadonlyMap<string, string>): Promise<void> {
  const ignorePath = path.join(root, '.prettierignore');
  const formed = new Map<string, string>();
  for (const [file, text] of texts) {
    const target = path.join(root, file);
    const { ignored, inferredParser } = await getFileInfo(target, { ignorePath });
    const leave = ignored || inferredParser === null;
    formed.set(target, leave ? text : await format(text, { ...(await resolveConfig(target)), filepath: target }));
  }
  for (const [target, text] of formed) {
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}
