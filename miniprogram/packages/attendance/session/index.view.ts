import type { InputOf, OutputOf } from '../../../../contract/index';
import { teachingDays } from '../../../../domain/project/batch';
import type { Day } from '../../../../domain/kernel/time';
import { shortDay, weekday } from '../../../services/format';
import { settingsChange, type SettingsChange, type SettingsView } from '../components/session-fields/settings';

type List = OutputOf<'attendanceSession.list'>;
export type Batch = List['batches'][number];
export type Session = Batch['sessions'][number];

/** What is chosen of a session (D2). */
export interface Chosen {
  courseIds: readonly string[];
  /** '' for every day of the batch. */
  day: string;
  settings: SettingsView;
}

export interface CourseChoice {
  courseId: string;
  name: string;
  /** Where it is held already. */
  said: string;
  on: boolean;
}
export interface DayChoice {
  day: string;
  label: string;
  on: boolean;
}

/** A batch of many weeks: its days are not drawn one by one. */
const MAX_DAYS = 40;

/** What a session is now; a new one has every course that no session of that day has yet, or all of them. */
export function chosenOf(options: {
  batch: Batch;
  courses: List['courses'];
  session: Session | undefined;
  day: string;
  settings: SettingsView;
}): Chosen {
  const { batch, courses, session, day, settings } = options;
  if (session) return { courseIds: session.courseIds, day: session.day ?? '', settings };
  const all = courses.map(({ courseId }) => courseId);
  const free = all.filter((courseId) => !batch.sessions.some((other) => other.courseIds.includes(courseId)));
  return { courseIds: free.length > 0 ? free : all, day, settings };
}

function saidOf(courseId: string, { batch, session }: { batch: Batch; session: Session | undefined }): string {
  const places = batch.sessions
    .filter((other) => other.sessionId !== session?.sessionId && other.courseIds.includes(courseId))
    .map(({ placeName }) => placeName);
  return places.length === 0 ? '' : `${[...new Set(places)].join('、')}已有一场，也可再选`;
}

/** Everything on the screen that follows from what was chosen. */
export function sessionScreen(
  { courseIds, day, settings }: Chosen,
  {
    batch,
    courses,
    session,
    restDays,
  }: {
    batch: Batch;
    courses: List['courses'];
    session: Session | undefined;
    restDays: readonly { day: Day; reason: string }[];
  },
): {
  allOn: boolean;
  allName: string;
  courses: CourseChoice[];
  chosenLine: string;
  days: DayChoice[];
  settings: SettingsView;
} {
  const days = teachingDays({ begin: batch.begin, end: batch.end, restDays: [...restDays] });
  // Nothing has to be chosen of one day.
  const offered = days.length > 1 && days.length <= MAX_DAYS ? ['', ...days] : [];
  return {
    allOn: courseIds.length === courses.length,
    allName: `全部 ${courses.length} 节`,
    chosenLine: `已选 ${courseIds.length} 节`,
    courses: courses.map(({ courseId, topic }, index) => ({
      courseId,
      name: `${index + 1} ${topic}`,
      said: saidOf(courseId, { batch, session }),
      on: courseIds.includes(courseId),
    })),
    days: offered.map((each) => ({
      day: each,
      label: each === '' ? '每天' : `${shortDay(each)} ${weekday(each)}`,
      on: each === day,
    })),
    settings,
  };
}

/** A course more or less, in the order of the project. */
export function toggled(courseIds: readonly string[], courseId: string, courses: List['courses']): string[] {
  return courses
    .map((course) => course.courseId)
    .filter((each) => (each === courseId ? !courseIds.includes(each) : courseIds.includes(each)));
}

/** A new session as it is sent. */
export function creationOf(
  { courseIds, day, settings }: Chosen,
  ids: { projectId: string; batchId: string },
): InputOf<'attendanceSession.create'> {
  const { capped, cap, rotationSeconds, acceptLate, placeName, place, faceCheck } = settings;
  return {
    ...ids,
    courseIds: [...courseIds],
    placeName: placeName.trim(),
    ...(day === '' ? {} : { day }),
    cap: capped ? cap : null,
    rotationSeconds,
    acceptLate,
    place,
    faceCheck,
  };
}

/** Only what was changed is sent: what another administrator sets meanwhile stays. */
export function changeOf(before: Chosen, after: Chosen): SettingsChange {
  return {
    ...settingsChange(before.settings, after.settings),
    ...(before.courseIds.join() === after.courseIds.join() ? {} : { courseIds: [...after.courseIds] }),
    ...(before.day === after.day ? {} : { day: after.day === '' ? null : after.day }),
  };
}
