import { examStudyFlags } from '../../../../contract/calls/exam/exam-study';
import type { Suspicion } from '../../../../domain/exam/suspicion';
import { defineProcedure } from '../../../call/procedure';
import { listFlags } from '../../../data/exam-studies';
import { ownPaper } from '../own-batch';

export const flags = defineProcedure(examStudyFlags, async ({ db, caller }, { projectId, batchId, ...asked }) => {
  const which = { projectId, batchId };
  await ownPaper(db, which, caller.session);
  const { state, ...request } = asked;
  const { rows, ...rest } = await listFlags(db, { batch: which, state, request });
  return {
    rows: rows.map(({ _id, suspicion, names, decided = null }) => ({
      flagId: _id,
      kind: suspicion.kind,
      people: suspicion.personIds.map((personId, index) => ({ personId, name: names[index] ?? '' })),
      ...figuresOf(suspicion),
      decided,
    })),
    ...rest,
  };
});

const none = { times: 0, outOf: 0, seconds: 0, readingSeconds: 0 };

function figuresOf(suspicion: Suspicion): typeof none {
  switch (suspicion.kind) {
    case 'sameWrong':
      return { ...none, times: suspicion.same, outOf: suspicion.both };
    case 'tooFast':
      return {
        ...none,
        outOf: suspicion.answered,
        seconds: suspicion.seconds,
        readingSeconds: suspicion.readingSeconds,
      };
    case 'leftOften':
      return { ...none, times: suspicion.times };
    case 'faceMissed':
    case 'faceUnclear':
      return none;
  }
}
