import { containsFolded } from '../../../../domain/kernel/search';
import { grantCandidates } from '../../../../contract/calls/credit/grant';
import { daysWithoutWindow } from '../../../../domain/project/batch-windows';
import { defaultActivityDate, isBatchOver } from '../../../../domain/credit/grant';
import { decodeCursor, DEFAULT_PAGE_SIZE, encodeCursor } from '../../../data/paging';
import { defineProcedure } from '../../../call/procedure';
import { candidatesOf, loadGrantBasis, totalsOf, type Candidate } from './grant-basis';

/** 有效人员明细 (M19): everybody the filters let through who passed, with what the strategy would give them. */
export const grantCandidatesProcedure = defineProcedure(grantCandidates, async (context, input) => {
  const { institutionId } = context.caller.session;
  const basis = await loadGrantBasis(context.db, { analysisId: input.analysisId, institutionId, now: context.at });
  const { project, batch, analysis, people } = basis;
  const overAt = (moment: number) => isBatchOver({ batch, windows: analysis.windows, now: moment });
  const candidates = candidatesOf(basis, { strategy: input.strategy, filters: input.filters ?? {} });
  return {
    projectId: project._id,
    batchId: batch.batchId,
    projectNumber: project.projectNumber,
    title: project.title,
    batchBegin: batch.begin,
    batchEnd: batch.end,
    activityDate: defaultActivityDate(batch),
    batchOver: overAt(context.at),
    analysisTooEarly: !overAt(analysis.at),
    daysWithoutWindow: daysWithoutWindow({ batch, windows: analysis.windows }),
    totals: totalsOf(candidates),
    options: {
      professionalTitles: distinct(people.map(({ professionalTitle }) => professionalTitle)),
      specialties: distinct(people.map(({ specialty }) => specialty)),
      departmentNames: distinct(people.map(({ departmentName }) => departmentName)),
      placeNames: distinct(people.flatMap(({ placeNames }) => placeNames)),
    },
    ...pageOf(candidates, input, institutionId),
  };
});

function distinct<Value extends string>(values: readonly Value[]): Value[] {
  return [...new Set(values)].filter((value) => value !== '').sort();
}

/** The analysis is frozen, so a place in its list stays the same place: the cursor is the last row's. */
function pageOf(
  candidates: readonly Candidate[],
  input: { search?: string | undefined; cursor?: string | undefined; limit?: number | undefined },
  institutionId: string,
) {
  const [after] = decodeCursor(input.cursor, ['number']) ?? [-1];
  const search = input.search ?? '';
  const limit = input.limit ?? DEFAULT_PAGE_SIZE;
  const following = candidates.filter(
    ({ person, position, decision }) =>
      position > after &&
      (decision.kind === 'grant' || decision.kind === 'exclude') &&
      containsFolded([person.name, person.personNumber], search),
  );
  const page = following.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map((candidate) => rowOf(candidate, institutionId)),
    ...(last && following.length > limit ? { nextCursor: encodeCursor([last.position]) } : {}),
  };
}

function rowOf({ person, decision, exclusion, alreadyGranted }: Candidate, institutionId: string) {
  const { personId, name, personNumber, institutionName, departmentName, professionalTitle, specialty, flags } = person;
  const amount = 'creditHundredths' in decision ? decision : { creditHundredths: 0, hourTenths: 0 };
  return {
    personId,
    name,
    personNumber,
    institutionName,
    departmentName,
    professionalTitle,
    specialty,
    outside: person.institutionId !== institutionId,
    creditHundredths: amount.creditHundredths,
    hourTenths: amount.hourTenths,
    flags,
    excluded: exclusion ? { reason: exclusion.reason, note: exclusion.note, by: exclusion.by } : null,
    alreadyGranted,
  };
}
