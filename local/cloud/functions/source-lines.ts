import { existsSync, readFileSync, statSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import path from 'node:path';

/** Of one bundle at a time: a map with the SDK in it takes some twenty megabytes. */
let kept: { file: string; changedAt: number; map: SourceMap } | undefined;

/**
 * Says where the lines of a function's bundle come from. The map is read when a line is to be translated and not before, so
 * that a cold start does not wait for it.
 */
export class SourceLines {
  readonly #bundle: string;
  readonly #map: string | undefined;

  constructor({ dir, sourceMap }: { dir: string; sourceMap?: string }) {
    this.#bundle = path.join(dir, 'index.js');
    this.#map = sourceMap;
  }

  /** A text, such as a stack, with source files and lines in the place of those of the bundle. */
  translate(text: string): string {
    const map = this.#map;
    if (map === undefined || !text.includes(this.#bundle) || !existsSync(map)) return text;
    const [before = '', ...parts] = text.split(this.#bundle);
    return before + parts.map((part) => this.#translatePart(map, part)).join('');
  }

  /** What follows the bundle's name, which its place in the sources replaces. */
  #translatePart(map: string, part: string): string {
    const [position = '', line, column] = /^:(\d+):(\d+)/.exec(part) ?? [];
    return this.#place(map, line, column) + part.slice(position.length);
  }

  #place(map: string, line: string | undefined, column: string | undefined): string {
    if (line === undefined || column === undefined) return this.#bundle;
    // Stacks count from one, maps from nought.
    const entry = readMap(map).findEntry(Number(line) - 1, Number(column) - 1);
    if (!('originalSource' in entry)) return `${this.#bundle}:${line}:${column}`;
    const source = path.relative(process.cwd(), path.resolve(path.dirname(map), entry.originalSource));
    return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  }
}

function readMap(file: string): SourceMap {
  const changedAt = statSync(file).mtimeMs;
  if (kept?.file === file && kept.changedAt === changedAt) return kept.map;
  const map = new SourceMap(JSON.parse(readFileSync(file, 'utf8')) as SourceMapPayload);
  kept = { file, changedAt, map };
  return map;
}
