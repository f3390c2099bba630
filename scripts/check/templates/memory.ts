import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** What was found right the last time: the modules in memory, and every file that they were read with. */
interface Remembered {
  modules: string;
  /** Absolute path → hash of its text. */
  files: Record<string, string>;
}

const hashOf = (...texts: string[]) =>
  texts.reduce((hash, text) => hash.update(text), createHash('sha256')).digest('hex');

function hashOfFile(file: string): string | undefined {
  try {
    return hashOf(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function read(file: string): Remembered | undefined {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Remembered;
  } catch {
    // None yet, or half of one: then everything is looked at again.
    return undefined;
  }
}

/** Knows by the content of files whether what was right the last time can have become wrong. */
export class Memory {
  /** @param file where it is kept; it may be deleted at any time */
  constructor(private readonly file: string) {}

  /**
   * Whether all is as it was when it was found right.
   * @param modules all that exists in memory alone, in one text
   */
  holds(modules: string): boolean {
    const last = read(this.file);
    if (last?.modules !== hashOf(modules)) return false;
    return Object.entries(last.files).every(([file, hash]) => hashOfFile(file) === hash);
  }

  /** Remember that nothing was wrong. */
  keep(modules: string, files: readonly { fileName: string; text: string }[]): void {
    const remembered: Remembered = {
      modules: hashOf(modules),
      files: Object.fromEntries(files.map(({ fileName, text }) => [fileName, hashOf(text)])),
    };
    fs.mkdirSync(path.dirname(this.file), { recursive: true });
    fs.writeFileSync(this.file, JSON.stringify(remembered));
  }
}
