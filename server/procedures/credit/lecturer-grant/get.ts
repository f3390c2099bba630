import type { OutputOf } from '../../../../contract';
import { lecturerGrantGet } from '../../../../contract/calls/credit/lecturer-grant';
import { defineProcedure } from '../../../call/procedure';
import type { Attendee } from '../../../data/attendees';
import type { Project } from '../../../data/documents';
import { loadLecturerBasis, type Candidate, type LecturerBasis } from './basis';

type Row = OutputOf<'lecturerGrant.get'>['lecturers'][number];

/** 主讲人授分 of a batch (M20, G5). */
export const getLecturerGrant = defineProcedure(lecturerGrantGet, async (context, { projectId, batchId }) => {
  const { institutionId } = context.caller.session;
  const basis = await loadLecturerBasis(context, { projectId, batchId, institutionId });
  const { project, activityDate, rate, obstacle, candidates } = basis;
  const named = new Set(candidates.flatMap(({ lecturer }) => lecturer.parts.map(({ courseId }) => courseId)));
  return {
    projectNumber: project.projectNumber,
    title: project.title,
    creditLevel: project.creditLevel,
    activityDate,
    rate: rate
      ? { creditHundredths: rate.value, source: rate.source, validFrom: rate.validFrom, certainty: rate.certainty }
      : null,
    obstacle: obstacle ?? null,
    lecturers: candidates.map((candidate) => rowOf(candidate, basis)),
    unnamed: coursesOf(
      project,
      project.courses.map(({ courseId }) => courseId).filter((courseId) => !named.has(courseId)),
    ),
  };
});

const coursesOf = ({ courses }: Project, courseIds: readonly string[]) =>
  courses.flatMap(({ courseId, topic }, index) =>
    courseIds.includes(courseId) ? [{ courseId, topic, number: index + 1 }] : [],
  );

function rowOf(candidate: Candidate, basis: LecturerBasis): Row {
  const { lecturer, creditHundredths, holder, standing, alsoTrainee, free, taken } = candidate;
  const { key, name, cardNumber, isProjectLead } = lecturer;
  const courseIds = lecturer.parts.map(({ courseId }) => courseId);
  const own = standing?.entry;
  // All of it went to somebody, whoever the course names today.
  const taker = free.length === 0 ? taken[0] : undefined;
  const roundId = own?.roundId ?? taker?.roundId;
  const round = roundId === undefined ? undefined : basis.rounds.get(roundId);
  const person = own || !taker ? holder : basis.takers.get(taker.personId);
  return {
    ...{ key, name, isProjectLead },
    // What they have got, or what they would get.
    hourTenths: own ? own.hourTenths : taker ? lecturer.hourTenths : candidate.hourTenths,
    creditHundredths: own ? own.creditHundredths : taker ? 0 : creditHundredths,
    cardNumberMasked: maskCard(cardNumber),
    courses: coursesOf(basis.project, courseIds),
    standing: own
      ? 'granted'
      : taker
        ? 'hoursGranted'
        : holder
          ? 'found'
          : cardNumber === ''
            ? 'noCard'
            : 'cardUnknown',
    person: person ? shownPerson(person) : null,
    nameDiffers: holder !== undefined && name !== '' && holder.name !== name,
    alsoTrainee: alsoTrainee !== undefined,
    // Granted from another project of the entry: that round is nobody's business here.
    round: round ? { roundId: round._id, state: round.state } : null,
  };
}

const shownPerson = ({ _id: personId, name, personNumber, institutionName, departmentName }: Attendee) => ({
  personId,
  name,
  personNumber,
  institutionName,
  departmentName,
});

/** 430100000217 → 4301****0217: enough to compare it with the card in somebody's hand. */
const maskCard = (cardNumber: string): string =>
  cardNumber.length <= 8 ? cardNumber : `${cardNumber.slice(0, 4)}****${cardNumber.slice(-4)}`;
