import { rosterGet } from '../../../../contract/calls/person/roster';
import { rosterStandings, type RosterStanding } from '../../../../domain/person/roster';
import type { Database } from '../../../data/database';
import { COUNTS_AT_ONCE, inParallel } from '../../../data/in-parallel';
import { countStanding, getRoster } from '../../../data/roster';
import { findOwnImport } from '../../../data/roster-imports';
import { defineProcedure } from '../../../call/procedure';
import { viewOf } from './view';

/** How the institution stands with its roster, and with the import of one. */
export const getOwnRoster = defineProcedure(rosterGet, async ({ db, caller }, input) => {
  const { institutionId } = caller.session;
  const known = await getRoster(db, institutionId);
  const importOf = async (importId: string | null | undefined) =>
    importId ? viewOf(await findOwnImport(db, { importId, institutionId })) : null;
  const [latest, open, asked] = await Promise.all([
    importOf(known?.latestImportId),
    importOf(known?.openImportId),
    importOf(input.importId),
  ]);
  const roster = known && latest ? { total: known.total, ...(await standingsOf(db, institutionId)), latest } : null;
  return { roster, open, asked };
});

async function standingsOf(db: Database, institutionId: string): Promise<Record<RosterStanding, number>> {
  const counts = await inParallel(rosterStandings, COUNTS_AT_ONCE, async (standing) => ({
    [standing]: await countStanding(db, institutionId, standing),
  }));
  const none = { missing: 0, returned: 0, differs: 0, matches: 0, approved: 0 };
  return Object.assign(none, ...counts) as Record<RosterStanding, number>;
}
