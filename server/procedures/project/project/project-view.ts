import type { OutputOf } from '../../../../contract';
import {
  courseHours,
  missingCode,
  missingForSubmit,
  systemChecks,
  type SystemCheck,
} from '../../../../domain/project/project-checks';
import { documentKinds, type DocumentKind, type ProjectContent } from '../../../../domain/project/project';
import { dueOf, projectStep } from '../../../../domain/credit/project-step';
import { papersOf } from '../../../../domain/project/paper-originals';
import { isHeld } from '../../../../domain/project/review-hold';
import { dayOf } from '../../../../domain/kernel/time';
import { ruleFor, type RuleBook } from '../../../data/rule-table';
import type { Project, StoredContent } from '../../../data/documents';
import { factsOf } from '../../../files/address';

type ProjectRow = OutputOf<'project.list'>['rows'][number];
type ProjectDetail = OutputOf<'project.get'>;

/** What the rules of the domain look at in a stored project. */
export function contentOf(project: Project): ProjectContent {
  const { projectNumber, title, creditLevel, creditHundredths, hourTenths, form, courses, batches } = project;
  return {
    locked: { projectNumber, title, creditLevel, creditHundredths, hourTenths },
    form,
    courses,
    batches,
    documents: uploadedKinds(project),
  };
}

function uploadedKinds({ documents }: Project): DocumentKind[] {
  return documentKinds.map(({ code }) => code).filter((kind) => documents[kind] !== undefined);
}

/** Codes of everything that submitting still lacks. */
export function missingCodesOf(project: Project): string[] {
  return missingForSubmit(contentOf(project)).map(missingCode);
}

/** What a project is compared with. */
export interface Judging {
  book: RuleBook;
  now: number;
}

/** What the system has compared, by the rule of the day on which the holding ends (today while that is open). */
export function checksOf(project: Project, { book, now }: Judging): SystemCheck[] {
  const { institutionId, lastDay } = project;
  return systemChecks(contentOf(project), ruleFor(book, { institutionId, day: lastDay ?? dayOf(now) }));
}

/**
 * Codes of what asks for the administrator's attention, each once. Rest days are their own doing and no warning to them;
 * hours are not compared before there is a course.
 */
function warningsOf(project: Project, judging: Judging): string[] {
  const codes = checksOf(project, judging)
    .filter(({ ok, code }) => !ok && code !== 'restDay')
    .filter(({ code }) => project.courses.length > 0 || code !== 'courseHoursBelow')
    .map(({ code }) => code);
  return [...new Set(codes)];
}

/** What a page shows after a save. */
export function savedOf(project: Project, judging: Judging): OutputOf<'project.saveForm'> {
  return { revision: project.revision, missing: missingCodesOf(project), warnings: warningsOf(project, judging) };
}

/** One row of the project list (M4, M15). */
export function rowOf(project: Project, now: number): ProjectRow {
  const { projectNumber, title, creditLevel, creditHundredths, hourTenths, catalogueEntryId, state } = project;
  const lastReview = project.reviews.at(-1);
  const due = dueOf(project, now);
  return {
    projectId: project._id,
    catalogueEntryId,
    projectNumber,
    title,
    creditLevel,
    creditHundredths,
    hourTenths,
    state,
    firstDay: project.firstDay,
    lastDay: project.lastDay,
    venue: project.form.venue,
    discipline: [project.form.discipline2, project.form.discipline3].filter((name) => name !== '').join(' / '),
    activityForm: project.form.activityForm,
    ...(state === 'returned' && lastReview ? { returnReason: lastReview.reason } : {}),
    ...(due === undefined ? {} : { due }),
    step: projectStep(project, now),
    rounds: project.rounds,
  };
}

/** Form, courses and batches as calls give them. */
export const contentView = ({ form, courses, batches }: StoredContent) => ({
  form,
  courses: courses.map(({ lessons, lecturers, ...course }) => ({
    ...course,
    lessons: [...lessons],
    lecturers: [...lecturers],
  })),
  batches: batches.map(({ windows, restDays = [], ...batch }) => ({
    ...batch,
    windows: [...windows],
    restDays: [...restDays],
  })),
});

/** A whole project for those who may see it: its institution and the centre. */
export function detailOf(project: Project, judging: Judging): ProjectDetail {
  const { now } = judging;
  const { sum, difference } = courseHours({ courses: project.courses, totalHourTenths: project.hourTenths });
  return {
    ...rowOf(project, now),
    ...savedOf(project, judging),
    institutionId: project.institutionId,
    institutionName: project.institutionName,
    year: project.year,
    ...contentView(project),
    documents: uploadedKinds(project).flatMap((kind) => {
      const file = project.documents[kind];
      return file ? [{ kind, ...factsOf(file) }] : [];
    }),
    courseHourTenths: sum,
    courseHourDifferenceTenths: difference,
    submittedAt: project.submittedAt,
    timesSubmitted: project.timesSubmitted,
    reviews: project.reviews,
    paperReceived: project.paperReceived,
    papers: documentKinds.flatMap(({ code: kind }) => {
      const noted = papersOf(project)[kind];
      return noted ? [{ kind, by: noted.by, at: noted.at }] : [];
    }),
    ...(project.paperNoted === undefined ? {} : { paperNoted: project.paperNoted }),
    ...(isHeld(project.inReview, now) ? { inReview: { by: project.inReview.by, since: project.inReview.since } } : {}),
    ...(project.edited === undefined ? {} : { edited: project.edited }),
    ...(project.change ? { change: project.change } : {}),
    ...(project.ended === undefined ? {} : { ended: endOf(project.ended) }),
  };
}

const endOf = ({ reason, by, at }: NonNullable<Project['ended']>): ProjectDetail['ended'] => ({ reason, by, at });
