import { materialsMake } from '../../../../contract/calls/credit/materials';
import { canChangeMaterials } from '../../../../domain/credit/grant';
import { itemsToMake } from '../../../../domain/credit/generated-materials';
import { earlierAnswer, runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { addDailyUses } from '../../../data/daily-uses';
import { isJobOpen, materialsJobId, openMaterialsJob } from '../../../data/jobs';
import { findOwnProject } from '../../../data/projects';
import { findOwnRound, saveMade } from '../../../data/rounds';
import { dailyUseId } from '../../../guard/daily-limit';
import { wake } from '../../../jobs/wake';
import { materialFacts } from '../../../materials/facts';
import { madeOf } from '../../../materials/made';

/** More often than anything changes on one day: each time costs a worker up to some minutes. */
const MOST_A_DAY = 100;

/** Puts the making of everything that a round lacks on the list (M23). Asked again while it is made, it only wakes the worker. */
export const make = defineProcedure(materialsMake, async (context, { roundId }) => {
  const { db, at, caller } = context;
  const { institutionId, administratorId, name } = caller.session;
  const earlier = await earlierAnswer(context, materialsMake);
  if (earlier) return earlier;
  const round = await findOwnRound(db, { roundId, institutionId });
  if (round.state === 'granting') return context.refuse('grantRunning');
  if (!canChangeMaterials(round.state)) return context.refuse('wrongState', { state: round.state });
  const project = await findOwnProject(db, { projectId: round.projectId, institutionId });
  const toMake = itemsToMake({ facts: await materialFacts(db, round, project), made: madeOf(round), now: at });
  const isUnderWay = Boolean(round.making) && (await isJobOpen(db, materialsJobId(roundId)));
  const begins = toMake.length > 0 && !isUnderWay;
  if (begins) {
    const use = { id: dailyUseId(context, 'materials', `administrator:${administratorId}`), more: 1, now: at };
    if ((await addDailyUses(db, use)) > MOST_A_DAY) return context.refuse('materialsMadeTooOften');
  }
  const answer = await runIdempotent(context, materialsMake, async (tx) => {
    const current = await findOwnRound(tx, { roundId, institutionId });
    if (!canChangeMaterials(current.state)) return context.refuse('wrongState', { state: current.state });
    if (begins) {
      await saveMade(tx, roundId, { making: { at, byId: administratorId, by: name } });
      await openMaterialsJob(tx, { roundId, createdAt: at });
    }
    return { toMake };
  });
  if (toMake.length > 0) await wake(context, materialsJobId(roundId));
  return answer;
});
