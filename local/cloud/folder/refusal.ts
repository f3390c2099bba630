/**
 * Why a data folder is not taken:
 * - `held`: another local cloud runs on it
 * - `dataMissing`: it held data once, and some or all of it is not there
 * - `damaged`: what lies there is not what was written
 * - `unwritable`: nothing can be written there
 */
export type FolderProblem = 'held' | 'dataMissing' | 'damaged' | 'unwritable';

/** A data folder is left as it is, because to go on would lose or hide something. The message is one line for a person. */
export class FolderRefused extends Error {
  override readonly name = 'FolderRefused';

  constructor(
    readonly problem: FolderProblem,
    message: string,
  ) {
    super(message);
  }
}

/** What a disk says when it takes nothing more, or never did. */
const WRITE_PROBLEMS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'writing is not permitted',
  EPERM: 'writing is not permitted',
  EIO: 'the disk reports an error',
  SQLITE_FULL: 'the disk is full',
  SQLITE_READONLY: 'the database is read-only',
  SQLITE_CANTOPEN: 'the file cannot be opened for writing',
  SQLITE_IOERR: 'the disk reports an error',
};

/** In words what kept something from being written; undefined when the error is of another kind. */
export function writeProblem(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  const { code } = error;
  // SQLite's longer codes begin with the shorter ones: SQLITE_IOERR_WRITE.
  const known = Object.keys(WRITE_PROBLEMS).find((each) => code === each || code.startsWith(`${each}_`));
  return known === undefined ? undefined : `${WRITE_PROBLEMS[known]} (${code})`;
}
