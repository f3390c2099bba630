import { watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import { sourceFiles, type SourceFiles } from './source-files';

export interface SourceChange {
  /** Absolute paths of files that came, went or are different. */
  files: Set<string>;
}

/** Quiet time after which a save counts as done: editors write a file in several steps. */
const QUIET_MS = 30;
/** A stream of changes, such as a checkout, is told at least this often. */
const LONGEST_WAIT_MS = 500;

/** Tests go into nothing that is built, nor do an editor's own files. */
const isSource = (file: string): boolean =>
  !/\.test\.ts$|~$|(^|[\\/])\.[^\\/]*$|\.(swp|tmp)$|(^|[\\/])4913$/.test(file);

/**
 * Tells what has changed in some folders. Between two changes it does nothing: the operating system wakes it.
 *
 * Each folder is watched by itself. Node's own recursive watch holds on to single files on Linux and does not see a file any
 * more once an editor has put a new one in its place.
 */
export class SourceWatcher {
  readonly #places: readonly string[];
  readonly #tell: (change: SourceChange) => void;
  readonly #watched = new Map<string, FSWatcher>();
  #files: SourceFiles;
  #quiet: NodeJS.Timeout | undefined;
  #waitingSince: number | undefined;

  /** @throws Error when the operating system allows no more watches */
  constructor(places: readonly string[], tell: (change: SourceChange) => void) {
    this.#places = places;
    this.#tell = tell;
    this.#files = this.#look();
  }

  close(): void {
    clearTimeout(this.#quiet);
    for (const watcher of this.#watched.values()) watcher.close();
    this.#watched.clear();
  }

  /** The files as they are now. New folders are watched before their files are read, so that none is missed. */
  #look(): SourceFiles {
    for (let found = sourceFiles(this.#places); ; found = sourceFiles(this.#places)) {
      for (const [folder, watcher] of this.#watched) {
        if (found.folders.includes(folder)) continue;
        watcher.close();
        this.#watched.delete(folder);
      }
      const added = found.folders.filter((folder) => !this.#watched.has(folder));
      for (const folder of added) this.#watched.set(folder, this.#watch(folder));
      if (added.length === 0) return new Map([...found.files].filter(([file]) => isSource(file)));
    }
  }

  #watch(folder: string): FSWatcher {
    const watcher = watch(folder, (_event, name) => {
      if (name === null || isSource(path.join(folder, name))) this.#wake();
    });
    // A folder that is removed ends its watch with an error on some systems.
    watcher.on('error', () => this.#wake());
    return watcher;
  }

  #wake(): void {
    const now = performance.now();
    this.#waitingSince ??= now;
    const left = this.#waitingSince + LONGEST_WAIT_MS - now;
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.#compare(), Math.max(0, Math.min(QUIET_MS, left)));
  }

  #compare(): void {
    this.#waitingSince = undefined;
    const before = this.#files;
    this.#files = this.#look();
    const changed = [...this.#files].filter(([file, stamp]) => before.get(file) !== stamp).map(([file]) => file);
    const gone = [...before.keys()].filter((file) => !this.#files.has(file));
    if (changed.length + gone.length > 0) this.#tell({ files: new Set([...changed, ...gone]) });
  }
}
