import { projectSaveCourses } from '../../../../contract/calls/project/project';
import { changedAreas } from '../../../../domain/project/project-change';
import { lecturerRows } from '../../../../domain/project/lecturers';
import { findOwnProject } from '../../../data/projects';
import { ruleBook } from '../../../data/rule-table';
import { runIdempotent } from '../../../call/idempotency';
import { defineProcedure } from '../../../call/procedure';
import { assertAcceptableTexts } from '../../../guard/text-check';
import { assertNames, namesOfLecturers } from './assert-names';
import { assertBatchesFit, assertDistinct, assertHoursFit, spanOf, textsOfCourses } from './course-checks';
import { editProject } from './edit-project';
import { savedOf } from './project-view';

/** Courses and batches together (M7, M8): hours add up over all courses, dates exclude each other over all batches. */
export const saveCourses = defineProcedure(projectSaveCourses, async (context, input) => {
  const { projectId, revision, courses, batches } = input;
  assertDistinct(input);
  const book = await ruleBook(context.db, context.at);
  await assertAcceptableTexts(context, textsOfCourses(courses, batches));
  return runIdempotent(context, projectSaveCourses, async (tx) => {
    const project = await findOwnProject(tx, { projectId, institutionId: context.caller.session.institutionId });
    assertNames(namesOfLecturers(courses), [
      project.form.projectLead,
      ...lecturerRows(project.courses).map(({ lecturerName }) => lecturerName),
    ]);
    assertHoursFit(context, project, courses);
    assertBatchesFit(context, project, batches);
    const edited = await editProject(tx, context, {
      project,
      revision,
      edits: { courses, batches, ...spanOf(batches) },
      areas: changedAreas(project, { ...project, courses, batches }),
    });
    return savedOf(edited, { book, now: context.at });
  });
});
