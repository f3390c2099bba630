import { containsFolded } from '../../../../domain/kernel/search';
import { grantCandidates } from '../../../../contract/calls/credit/grant';
import type { ParsedInputOf } from '../../../../contract';
import { daysWithoutWindow } from '../../../../domain/project/batch-windows';
import { grantStrategies } from '../../../../domain/credit/credit';
import { defaultActivityDate, isBatchOver, isSupplementary } from '../../../../domain/credit/grant';
import {
  grantPoints,
  withholdReasons,
  type ConditionCode,
  type GrantChoice,
} from '../../../../domain/credit/grant-decision';
import { decodeCursor, DEFAULT_PAGE_SIZE, encodeCursor } from '../../../data/paging';
import { defineProcedure } from '../../../call/procedure';
import {
  candidatesOf,
  loadGrantBasis,
  totalsOf,
  unmetConditions,
  type Candidate,
  type GrantBasis,
} from './grant-basis';

type Input = ParsedInputOf<'grant.candidates'>;

/** 有效人员明细 (M19): everybody the filters let through who passed, with what the strategy would give them. */
export const grantCandidatesProcedure = defineProcedure(grantCandidates, async (context, input) => {
  const { institutionId } = context.caller.session;
  const basis = await loadGrantBasis(context.db, { analysisId: input.analysisId, institutionId, now: context.at });
  const { project, batch, analysis } = basis;
  const overAt = (moment: number) => isBatchOver({ batch, windows: analysis.windows, now: moment });
  const conditions = unmetConditions(basis, input.conditions ?? []);
  const choice = { strategy: input.strategy, dutyWaived: input.dutyWaived ?? false, conditions, tickedIds: null };
  const candidates = candidatesOf(basis, { ...choice, filters: input.filters ?? {} });
  return {
    projectId: project._id,
    batchId: batch.batchId,
    projectNumber: project.projectNumber,
    title: project.title,
    batchBegin: batch.begin,
    batchEnd: batch.end,
    number: analysis.number,
    analysedAt: analysis.at,
    activityDate: defaultActivityDate(batch),
    batchOver: overAt(context.at),
    supplementary: isSupplementary(project.rounds, batch.batchId),
    batchDealt: project.rounds.some(({ batchId }) => batchId === batch.batchId),
    analysisTooEarly: !overAt(analysis.at),
    daysWithoutWindow: daysWithoutWindow({ batch, windows: analysis.windows }),
    strategies: strategiesOf(basis),
    evaluationOpen: keptOutBy('evaluation', basis, choice),
    examOpen: basis.hasExam ? keptOutBy('exam', basis, choice) : null,
    examFlags: basis.examFlags,
    totals: totalsOf(candidates),
    pointed: pointedOf(candidates),
    withheld: withheldOf(candidates),
    options: optionsOf(candidatesOf(basis, { ...choice, filters: {} })),
    ...pageOf(candidates, input, institutionId),
  };
});

/** Whether the strategy gives somebody something, whatever is decided about them. */
const hasPassed = ({ decision }: Candidate): boolean => 'creditHundredths' in decision;

/** What each strategy would give for the attendance alone: nobody is filtered, and nothing about single people is decided. */
function strategiesOf(basis: GrantBasis) {
  const undecided = { ...basis, exclusions: new Map() };
  const wanted = [
    ...grantStrategies.map(({ code }) => ({ strategy: code, dutyWaived: false })),
    { strategy: 'byCourseHours' as const, dutyWaived: true },
  ];
  return wanted.map((choice) => {
    const all: GrantChoice = { ...choice, conditions: [], filters: {}, tickedIds: null };
    const yields = candidatesOf(undecided, all).flatMap(({ decision }) =>
      'creditHundredths' in decision ? [decision.creditHundredths] : [],
    );
    return { ...choice, people: yields.length, creditHundredths: yields.reduce((sum, each) => sum + each, 0) };
  });
}

/** Whom a condition keeps out, or would keep out, of those whose attendance is enough. */
const keptOutBy = (code: ConditionCode, basis: GrantBasis, choice: Omit<GrantChoice, 'filters'>): number =>
  candidatesOf(basis, { ...choice, conditions: [], filters: {} }).filter(
    (candidate) => hasPassed(candidate) && !basis.done[code].has(candidate.person.personId),
  ).length;

/** Only who would be granted is pointed out: whoever has the credits already is named, and there is nothing to decide. */
const isPointedOut = (candidate: Candidate): boolean =>
  hasPassed(candidate) && candidate.points.length > 0 && !candidate.alreadyGranted;

function pointedOf(candidates: readonly Candidate[]) {
  const pointed = candidates.filter(isPointedOut);
  return grantPoints.flatMap((point) => {
    const people = pointed.filter(({ points }) => points.includes(point));
    const undecided = people.filter(({ decision }) => decision.kind === 'undecided').length;
    return people.length === 0 ? [] : [{ point, people: people.length, undecided }];
  });
}

function withheldOf(candidates: readonly Candidate[]) {
  return withholdReasons.flatMap((reason) => {
    const people = candidates.filter(
      ({ decision }) => decision.kind === 'withhold' && decision.reason === reason,
    ).length;
    return people === 0 ? [] : [{ reason, people }];
  });
}

function optionsOf(candidates: readonly Candidate[]) {
  const people = candidates.filter(hasPassed).map(({ person }) => person);
  const counted = <Value extends string>(valuesOf: (person: (typeof people)[number]) => readonly Value[]) => {
    const counts = new Map<Value, number>();
    for (const person of people)
      for (const value of new Set(valuesOf(person))) if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts]
      .map(([value, howMany]) => ({ value, people: howMany }))
      .sort((a, b) => (a.value < b.value ? -1 : 1));
  };
  return {
    professionalTitles: counted(({ professionalTitle }) => [professionalTitle]),
    specialties: counted(({ specialty }) => [specialty]),
    departmentNames: counted(({ departmentName }) => [departmentName]),
    placeNames: counted(({ placeNames }) => placeNames),
    institutionNames: counted(({ institutionName }) => [institutionName]),
  };
}

const isShown = ({ show = 'passed', reason }: Pick<Input, 'show' | 'reason'>): ((candidate: Candidate) => boolean) => {
  switch (show) {
    case 'passed':
      return hasPassed;
    case 'pointed':
      return isPointedOut;
    case 'withheld':
      return ({ decision }) => decision.kind === 'withhold' && (reason === undefined || decision.reason === reason);
  }
};

/** The analysis is frozen, so a place in its list stays the same place: the cursor is the last row's. */
function pageOf(candidates: readonly Candidate[], input: Input, institutionId: string) {
  const [after] = decodeCursor(input.cursor, ['number']) ?? [-1];
  const search = input.search ?? '';
  const limit = input.limit ?? DEFAULT_PAGE_SIZE;
  const shown = isShown(input);
  const following = candidates.filter(
    (candidate) =>
      candidate.position > after &&
      shown(candidate) &&
      containsFolded([candidate.person.name, candidate.person.personNumber], search),
  );
  const page = following.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page.map((candidate) => rowOf(candidate, institutionId)),
    ...(last && following.length > limit ? { nextCursor: encodeCursor([last.position]) } : {}),
  };
}

function rowOf({ person, decision, points, exclusion, alreadyGranted }: Candidate, institutionId: string) {
  const { personId, name, personNumber, institutionName, departmentName, professionalTitle, specialty, flags } = person;
  const amount = 'creditHundredths' in decision ? decision : { creditHundredths: 0, hourTenths: 0 };
  const excluded = exclusion && !exclusion.admitted ? exclusion : undefined;
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
    excluded: excluded ? { reason: excluded.reason, note: excluded.note, by: excluded.by } : null,
    points,
    admitted: exclusion?.admitted ? { note: exclusion.note, by: exclusion.by } : null,
    withheldFor: decision.kind === 'withhold' ? decision.reason : null,
    alreadyGranted,
  };
}
