import type { Batch, Chosen } from './index.view';
import { changeOf, chosenOf, creationOf, sessionScreen, toggled } from './index.view';
import { noSettings } from '../components/session-fields/settings';

const courses = ['一', '二', '三'].map((topic, index) => ({ courseId: `c${index + 1}`, topic, lecturerName: '' }));
const session: Batch['sessions'][number] = {
  sessionId: 's1',
  projectId: 'p1',
  batchId: 'b1',
  number: 1,
  day: null,
  courseIds: ['c1', 'c2'],
  title: '',
  batchBegin: '2025-11-29',
  batchEnd: '2025-11-30',
  placeName: '主会场',
  open: true,
  cap: null,
  rotationSeconds: 5,
  acceptLate: true,
  place: null,
  faceCheck: false,
  headCount: 0,
  batchCount: null,
};
const batch: Batch = {
  batchId: 'b1',
  begin: '2025-11-29',
  end: '2025-11-30',
  headCount: 0,
  day: '2025-11-29',
  dayHeadCount: 0,
  windows: [],
  sessions: [session],
};
const settings = { ...noSettings, placeName: '示教室' };
const chosen: Chosen = { courseIds: ['c3'], day: '', settings };

it('proposes the courses that no session has, or all of them', () => {
  const of = (sessions: Batch['sessions']) =>
    chosenOf({ batch: { ...batch, sessions }, courses, session: undefined, day: '', settings }).courseIds;
  expect(of([session])).toEqual(['c3']);
  expect(of([])).toEqual(['c1', 'c2', 'c3']);
  expect(of([{ ...session, courseIds: ['c1', 'c2', 'c3'] }])).toEqual(['c1', 'c2', 'c3']);
});

it('says where a course is held already, but not of the session that is edited', () => {
  const screen = (edited: typeof session | undefined) =>
    sessionScreen(chosen, { batch, courses, session: edited, restDays: [] });
  expect(screen(undefined).courses.map(({ said }) => said)).toEqual([
    '主会场已有一场，也可再选',
    '主会场已有一场，也可再选',
    '',
  ]);
  expect(screen(session).courses[0]?.said).toBe('');
  expect(screen(undefined)).toMatchObject({ chosenLine: '已选 1 节', allOn: false });
});

it('offers every teaching day, and no choice of one day', () => {
  const days = (restDays: { day: string; reason: string }[]) =>
    sessionScreen(chosen, { batch, courses, session: undefined, restDays }).days.map(({ label }) => label);
  expect(days([])).toEqual(['每天', '11-29 周六', '11-30 周日']);
  expect(days([{ day: '2025-11-30', reason: '停课' }])).toEqual([]);
});

it('keeps the order of the project whatever is tapped first', () => {
  expect(toggled(['c3'], 'c1', courses)).toEqual(['c1', 'c3']);
  expect(toggled(['c1', 'c3'], 'c1', courses)).toEqual(['c3']);
});

it('sends a new session whole, and of one that exists what was changed', () => {
  const ids = { projectId: 'p1', batchId: 'b1' };
  expect(creationOf({ ...chosen, day: '2025-11-30' }, ids)).toEqual({
    ...ids,
    courseIds: ['c3'],
    placeName: '示教室',
    day: '2025-11-30',
    cap: null,
    rotationSeconds: 5,
    acceptLate: true,
    place: null,
    faceCheck: false,
  });
  expect(changeOf(chosen, chosen)).toEqual({});
  expect(changeOf({ ...chosen, day: '2025-11-30' }, { ...chosen, courseIds: ['c1', 'c3'] })).toEqual({
    courseIds: ['c1', 'c3'],
    day: null,
  });
});
