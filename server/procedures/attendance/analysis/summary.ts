import type { OutputOf } from '../../../../contract';
import type { Analysis } from '../../../data/documents';

/** A frozen analysis in the figures that screens show. */
export function analysisSummary(analysis: Analysis): OutputOf<'analysis.run'> {
  const { _id: analysisId, number, at, by, ruleVersion, batch } = analysis;
  return {
    analysisId,
    number,
    at,
    by,
    ruleVersion,
    ...shownFigures(analysis),
    // Before rule version 2 somebody was valid with every window met, so with every day.
    ...(batch ?? {
      dutyKept: analysis.valid,
      dutyLacked: analysis.absent,
      dutyOpen: 0,
      outsideRecords: 0,
      days: [],
      nearMisses: [],
    }),
  };
}

function shownFigures({ windows, people, valid, absent, daysWithoutWindow, courses }: Analysis) {
  const all = windows.map((_, position) => position);
  return {
    windows,
    people,
    valid,
    absent,
    daysWithoutWindow,
    courses: courses.map((course) => ({
      courseId: course.courseId,
      topic: course.topic,
      hourTenths: course.hourTenths,
      people: course.people,
      valid: course.valid,
      open: course.open ?? 0,
      windows: course.windows ?? all,
      windowPeople: course.windowPeople ?? [],
      missedOne: course.missedOne ?? 0,
    })),
  };
}
