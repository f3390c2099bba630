import { getAnalysis } from '../../../data/frozen-analysis';
import { materialsGet } from '../../../../contract/calls/credit/materials';
import { missingMaterials } from '../../../../domain/credit/materials';
import { factsOf } from '../../../files/address';
import { defineProcedure } from '../../../call/procedure';
import { waitingDays } from '../../../../domain/kernel/time';
import { roundView } from '../round/view';
import { roundOfCaller } from '../round/of-caller';

/** What the system has made and what was uploaded for one round (A10); the centre sees the same. */
export const get = defineProcedure(materialsGet, async (context, { roundId }) => {
  const round = await roundOfCaller(context, roundId);
  const analysis = await getAnalysis(context.db, round.analysisId);
  if (!analysis) throw new Error('a round without its analysis');
  const { files, state, submittedAt, reviews, institutionName, granted, creditHundredths } = round;
  return {
    round: roundView(round),
    institutionName,
    attendance: { people: analysis.people, records: analysis.records, windows: analysis.windows },
    grantList: { people: granted, creditHundredths },
    files: files.map((file) => ({ fileId: file.fileId, kind: file.kind, ...factsOf(file) })),
    missing: missingMaterials(
      files.map(({ kind }) => kind),
      round,
    ),
    submittedAt,
    waitingDays: state === 'materialsSubmitted' ? waitingDays(submittedAt, context.at) : 0,
    reviews,
  };
});
