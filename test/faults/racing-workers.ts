/** Two workers with the same slice in hand, as when one was only slow and its lease ran out. */
import { openServices } from '../../cloudfunctions/shared/services';
import { findAnalysisChunk } from '../../server/data/frozen-analysis';
import { getRound } from '../../server/data/rounds';
import { grantSlice } from '../../server/jobs/grant-slice';
import { loadGrantRun } from '../../server/jobs/grant-terms';

const { db } = openServices('jobs');

/** Whether each of the two has counted the slice; the one that has comes last. */
export async function main({ roundId }: { roundId: string }): Promise<boolean[]> {
  const round = await getRound(db, roundId);
  const chunk = round && (await findAnalysisChunk(db, { analysisId: round.analysisId, index: round.chunk }));
  if (!round || !chunk) throw new Error('nothing to work on');
  const run = await loadGrantRun(db, round);
  const slices = await Promise.all([1, 2].map(() => grantSlice(db, { run, round, chunk })));
  return slices.sort((a, b) => Number(a) - Number(b));
}
