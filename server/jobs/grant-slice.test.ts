import { openDatabase } from '../../cloudfunctions/shared/database';
import { Store } from '../../local/cloud/store/store';
import { collectionDeclarations } from '../../scripts/start/deployment';
import { aProject, anAnalysis, anAttendee, aRound } from '../../test/support/grant-builders';
import { openWire } from '../../test/support/wire';
import { getRound, addRound } from '../data/rounds';
import { grantSlice } from './grant-slice';
import { loadGrantRun } from './grant-terms';

describe('a slice of a grant', () => {
  it('is counted once by two workers, also where the next slice lies in the same chunk', async () => {
    const store = new Store(':memory:', collectionDeclarations());
    const db = openDatabase(
      openWire(
        store,
        () => 'test',
        (request) => request.perform(),
      ),
    );
    const project = aProject('held');
    const people = Array.from({ length: 150 }, (_, n) => anAttendee(`p${n}`));
    const frozen = anAnalysis(project, people);
    const [chunk] = frozen.chunks;
    if (!chunk) throw new Error('nobody to grant');
    const round = aRound('round', project, frozen);
    await db.add('projects', project);
    await db.add('analyses', frozen.analysis);
    await db.add('analysisChunks', chunk);
    await db.transaction((tx) => addRound(tx, { round, project }));
    const run = await loadGrantRun(db, round);
    const work = { run, round, chunk };
    // The second one has read the round before the first has counted.
    expect([await grantSlice(db, work), await grantSlice(db, work)]).toEqual([true, false]);
    expect(await getRound(db, 'round')).toMatchObject({ done: 100, granted: 100, chunk: 0 });
  });
});
