import { DAY_MS } from '../../domain/kernel/time';
import { decideDrop } from '../../domain/kernel/table-import';
import type { Services } from '../call/context';
import { findForgotten, getImport, moveImport, removeRows } from '../data/roster-imports';
import { logImport } from './log-import';

/** An import holds a list of people: one that nobody decides on goes after this time, with its file. */
const UNDECIDED_KEPT_MS = 3 * DAY_MS;

/** Drops imports that were forgotten, as an administrator would (rules: "Roster"). @returns how many */
export async function dropForgottenImports(services: Services): Promise<number> {
  const { db } = services;
  const now = services.now();
  const forgotten = await findForgotten(db, now - UNDECIDED_KEPT_MS);
  for (const { _id: importId } of forgotten) {
    await db.transaction(async (tx) => {
      const before = await getImport(tx, importId);
      const step = before && decideDrop(before.state);
      if (!before || step?.kind !== 'move') return;
      const after = { ...before, state: step.to, endedAt: now };
      await moveImport(tx, { before, after, now });
      await logImport(tx, services, { action: 'roster.forgotten', before, after });
    });
    await removeRows(db, importId);
  }
  return forgotten.length;
}
