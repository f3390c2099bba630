/** The import of a table: its file is read, then what would change is looked at, then it is taken or dropped. */
import type { Step } from './step';

/** A file that is none is refused. From `taking` on nothing stops it. */
export const importStates = ['reading', 'refused', 'read', 'taking', 'taken', 'dropped'] as const;
export type ImportState = (typeof importStates)[number];

/** Whether an import keeps others from beginning: two at once would each be compared with what the other replaces. */
export const isOpenImport = (state: ImportState): boolean =>
  state === 'reading' || state === 'read' || state === 'taking';

/** Decides the taking of an import. Bad rows are left out only if somebody has said so; a file without a good row changes nothing. */
export function decideTake(
  { state, bad, good }: { state: ImportState; bad: number; good: number },
  { skipBad }: { skipBad: boolean },
): Step<ImportState, 'importOver' | 'importRowsBad'> {
  if (state !== 'read') return { kind: 'refuse', reason: 'importOver' };
  if (good === 0 || (bad > 0 && !skipBad)) return { kind: 'refuse', reason: 'importRowsBad' };
  return { kind: 'move', to: 'taking' };
}

/** Decides the dropping of an import: by whoever acts for its owner, until it is taken. */
export const decideDrop = (state: ImportState): Step<ImportState, 'importOver'> =>
  state === 'reading' || state === 'read' ? { kind: 'move', to: 'dropped' } : { kind: 'refuse', reason: 'importOver' };
