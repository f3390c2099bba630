import { analysisCompare } from '../../../../contract/calls/attendance/analysis';
import { changedResults, hasGained, hasLost } from '../../../../domain/attendance/compare-analyses';
import { analysisIdOf, batchOfAnalysis } from '../../../data/analyses';
import { allListed, analysisWithId, ownAnalysis, packedPeople } from '../../../data/frozen-analysis';
import { decodeCursor, DEFAULT_PAGE_SIZE, encodeCursor } from '../../../data/paging';
import { roundsOfBatch } from '../../../data/rounds';
import { defineProcedure } from '../../../call/procedure';
import { refuse } from '../../../call/refusal';
import { analysisSummary } from './summary';

/** 两次分析对比 (M17): both are frozen, so a place in the list of changes is a cursor. */
export const compareAnalysis = defineProcedure(analysisCompare, async (context, input) => {
  const { db, caller } = context;
  const { institutionId } = caller.session;
  const { analysisId, limit = DEFAULT_PAGE_SIZE } = input;
  const batch = batchOfAnalysis(analysisId);
  const at = { collection: 'institutions', id: institutionId } as const;
  const { analyses, packed, rounds } = await db.together(at, {
    analyses: analysisWithId(analysisId),
    packed: packedPeople(analysisId),
    rounds: roundsOfBatch(batch),
  });
  const later = ownAnalysis(analyses, institutionId);
  const number = input.earlier ?? later.number - 1;
  if (number >= later.number) return refuse('notFound');
  const earlierId = analysisIdOf({ ...batch, number });
  const before = await db.together(at, { analyses: analysisWithId(earlierId), packed: packedPeople(earlierId) });
  const earlier = ownAnalysis(before.analyses, institutionId);
  const [then, now] = await Promise.all([allListed(db, earlier, before.packed), allListed(db, later, packed)]);
  const changed = changedResults(then, now);
  const start = Math.max(0, Math.trunc(decodeCursor(input.cursor, ['number'])?.[0] ?? 0));
  const page = changed.slice(start, start + limit);
  const end = start + page.length;
  const used = new Set(
    rounds.flatMap((round) => ('analysisId' in round && round.state !== 'nobodyGranted' ? [round.analysisId] : [])),
  );
  return {
    earlier: analysisSummary(earlier),
    later: analysisSummary(later),
    granted: [earlier, later].filter(({ _id }) => used.has(_id)).map((each) => each.number),
    gained: changed.filter(hasGained).length,
    lost: changed.filter(hasLost).length,
    rows: page.map(({ person, ...change }) => ({
      personId: person.personId,
      name: person.name,
      personNumber: person.personNumber,
      institutionName: person.institutionName,
      departmentName: person.departmentName,
      ...change,
    })),
    ...(end < changed.length ? { nextCursor: encodeCursor([end]) } : {}),
  };
});
