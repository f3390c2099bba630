import { getAnalysis } from '../../../data/frozen-analysis';
import { materialsGet } from '../../../../contract/calls/credit/materials';
import { canChangeMaterials } from '../../../../domain/credit/grant';
import { itemsLacking } from '../../../../domain/credit/generated-materials';
import { isUnchangedSince, itemsToChange, missingMaterials } from '../../../../domain/credit/materials';
import { daysLate, reportBy } from '../../../../domain/project/deadlines';
import { dayCount, dayOf, waitingDays, type Day } from '../../../../domain/kernel/time';
import { centres, contactOfCentre } from '../../../data/directory';
import { findProject } from '../../../data/projects';
import { factsOf } from '../../../files/address';
import { materialFacts } from '../../../materials/facts';
import { madeOf } from '../../../materials/made';
import { defineProcedure } from '../../../call/procedure';
import { roundView } from '../round/view';
import { roundOfCaller } from '../round/of-caller';
import { lookedAt, NOTHING as NOT_SHOWN } from './anomalies';
import { generatedOf, makingOf } from './generated';
import { lastReturn, packOf } from './returned';

/** What the system has made and what was uploaded for one round (A10); the centre sees the same. */
export const get = defineProcedure(materialsGet, async (context, { roundId }) => {
  const round = await roundOfCaller(context, roundId);
  const { db, at } = context;
  const [analysis, project, { found }] = await Promise.all([
    getAnalysis(db, round.analysisId),
    findProject(db, round.projectId),
    db.together({ collection: 'grantRounds', id: roundId }, { found: centres() }),
  ]);
  if (!analysis || !project) throw new Error('a round without its analysis or its project');
  const { files, state, submittedAt, reviews, institutionName, granted, creditHundredths, answer = '' } = round;
  const returned = lastReturn(round);
  const end = project.batches.find(({ batchId }) => batchId === round.batchId)?.end ?? round.activityDate;
  const asked = { facts: await materialFacts(db, round, project), made: madeOf(round), now: at };
  return {
    round: roundView(round),
    institutionName,
    attendance: {
      people: analysis.people,
      records: analysis.records,
      windows: analysis.windows,
      number: analysis.number,
      analysedAt: analysis.at,
    },
    grantList: { people: granted, creditHundredths },
    files: files.map((file) => ({ fileId: file.fileId, kind: file.kind, ...factsOf(file) })),
    missing: missingMaterials(
      files.map(({ kind }) => kind),
      round,
    ),
    generated: generatedOf(round, asked),
    toMake: canChangeMaterials(state) ? itemsLacking(asked) : [],
    making: makingOf(round, asked),
    summary: round.summary?.text ?? '',
    centre: contactOfCentre(found),
    due: state === 'granted' || state === 'materialsReturned' ? dueOf(reportBy(end), dayOf(at)) : null,
    toChange: returned ? itemsToChange(returned, packOf(round)) : [],
    unchanged: isUnchangedSince(returned, packOf(round)),
    answer,
    ...(context.caller.kind === 'reviewer' ? await lookedAt(db, round, { analysis, project }) : NOT_SHOWN),
    submittedAt,
    waitingDays: state === 'materialsSubmitted' ? waitingDays(submittedAt, context.at) : 0,
    reviews: reviews.map(({ decision, reason, at: when, by, digests, materials }) => ({
      ...{ decision, reason, at: when, by },
      ...(materials ? { items: materials.items } : {}),
      ...(digests ? { digests } : {}),
    })),
  };
});

/** How much time is left, or how late it is; null where no rule says so. */
const dueOf = (by: Day | null, today: Day) =>
  by === null ? null : { day: by, daysLeft: Math.max(0, dayCount(today, by) - 1), daysLate: daysLate(by, today) };
