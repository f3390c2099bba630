import type { OutputOf } from '../../../../contract';
import { lecturerGrantGet } from '../../../../contract/calls/credit/lecturer-grant';
import { defineProcedure } from '../../../call/procedure';
import type { Attendee } from '../../../data/attendees';
import type { Project } from '../../../data/documents';
import { loadLecturerBasis, type Candidate, type LecturerBasis } from './basis';

type Row = OutputOf<'lecturerGrant.get'>['lecturers'][number];

/** 主讲人授分 of a batch (M20, G5). */
export const getLecturerGrant = defineProcedure(lecturerGrantGet, async ({ db, caller }, { projectId, batchId }) => {
  const { institutionId } = caller.session;
  const basis = await loadLecturerBasis(db, { projectId, batchId, institutionId });
  const { project, activityDate, rate, obstacle, candidates } = basis;
  const named = new Set(candidates.flatMap(({ lecturer }) => lecturer.courseIds));
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

function rowOf({ lecturer, creditHundredths, holder, standing, alsoTrainee }: Candidate, basis: LecturerBasis): Row {
  const { key, name, cardNumber, courseIds, hourTenths, isProjectLead } = lecturer;
  const granted = standing?.entry;
  const round = granted && basis.rounds.get(granted.roundId);
  return {
    ...{ key, name, hourTenths, isProjectLead, creditHundredths },
    cardNumberMasked: maskCard(cardNumber),
    courses: coursesOf(basis.project, courseIds),
    standing: granted ? 'granted' : holder ? 'found' : cardNumber === '' ? 'noCard' : 'cardUnknown',
    person: holder ? shownPerson(holder) : null,
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
