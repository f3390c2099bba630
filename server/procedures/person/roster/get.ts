import { rosterGet } from '../../../../contract/calls/person/roster';
import { rosterStandings, type RosterStanding } from '../../../../domain/person/roster';
import type { Database } from '../../../data/database';
import { COUNTS_AT_ONCE, inParallel } from '../../../data/in-parallel';
import { countStanding, getRoster } from '../../../data/roster';
import { findOwnImport } from '../../../data/roster-imports';
import { defineProcedure } from '../../../call/procedure';
import { assertOwnMeeting } from './own-meeting';
import { viewOf } from './view';

/** How the institution stands with its roster, and with the import of one. */
export const getOwnRoster = defineProcedure(rosterGet, async ({ db, caller }, input) => {
  const { institutionId } = caller.session;
  const { meeting } = input;
  const owner = { institutionId, meeting };
  await assertOwnMeeting(db, owner);
  const known = await getRoster(db, owner);
  const importOf = async (importId: string | null | undefined) =>
    importId ? viewOf(await findOwnImport(db, { importId, institutionId })) : null;
  const [latest, open, asked] = await Promise.all([
    importOf(known?.latestImportId),
    importOf(known?.openImportId),
    importOf(input.importId),
  ]);
  // Who of a meeting's roster is there, the list of the day tells.
  const standings = async ({ total }: { total: number }) =>
    meeting === undefined ? standingsOf(db, institutionId) : { ...nobody, missing: total };
  const roster = known && latest ? { total: known.total, ...(await standings(known)), latest } : null;
  return { roster, open, asked };
});

const nobody: Record<RosterStanding, number> = { missing: 0, returned: 0, differs: 0, matches: 0, approved: 0 };

async function standingsOf(db: Database, institutionId: string): Promise<Record<RosterStanding, number>> {
  const counts = await inParallel(rosterStandings, COUNTS_AT_ONCE, async (standing) => ({
    [standing]: await countStanding(db, institutionId, standing),
  }));
  return Object.assign({ ...nobody }, ...counts) as Record<RosterStanding, number>;
}
