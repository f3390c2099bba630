import { doubtKeys } from '../../server/data/doubts';
import { idOf } from '../../domain/kernel/id';
import { isUnfinished } from '../../domain/credit/project-step';
import { dayOf, instantOf } from '../../domain/kernel/time';
import type {
  AnalysedPerson,
  Analysis,
  AnalysisChunk,
  AttendanceRecord,
  ChangeRequest,
  GrantRound,
  LedgerEntry,
  Project,
} from '../../server/data/documents';
import { hospitalA } from './institutions';

/** A holding on 29 and 30 November 2025 that is over, as the analysis left it; tests state what differs. */
export const BATCH_OVER = instantOf('2025-12-01', '09:00:00');
export const windows = ['2025-11-29', '2025-11-30'].map((day) => ({
  begin: instantOf(day, '07:00:00'),
  end: instantOf(day, '18:00:00'),
}));

export const aProject = (id: string, over: Partial<Project> = {}): Project => {
  const project = bareProject(id, over);
  return { ...project, unfinished: isUnfinished(project) };
};

const bareProject = (id: string, over: Partial<Project>): Project => ({
  _id: id,
  institutionId: hospitalA.institutionId,
  institutionName: hospitalA.name,
  catalogueEntryId: `entry-${id}`,
  year: 2025,
  projectNumber: '2025-0002',
  title: '临床检验新进展',
  creditLevel: 'provincial',
  creditHundredths: 300,
  hourTenths: 90,
  state: 'approved',
  revision: 1,
  addedAt: 0,
  submittedAt: 0,
  timesSubmitted: 1,
  form: {
    year: 2025,
    venue: '学术报告厅',
    activityForm: null,
    plannedBegin: null,
    plannedEnd: null,
    plannedDayTenths: null,
    filedLocally: null,
    assessed: null,
    theoryHourTenths: null,
    practicalHourTenths: null,
    discipline2: '',
    discipline3: '',
    contactName: '',
    contactPhone: '',
    projectLead: '',
    meetingCostFen: null,
    otherNumber: '',
    remarks: '',
  },
  courses: [],
  batches: [{ batchId: 'b1', begin: '2025-11-29', end: '2025-11-30', windows: [] }],
  documents: {},
  reviews: [],
  paperReceived: false,
  firstDay: '2025-11-29',
  lastDay: '2025-11-30',
  rounds: [],
  ...over,
});

/** Somebody valid on both days, unless the test says otherwise. */
export const anAttendee = (personId: string, over: Partial<AnalysedPerson> = {}): AnalysedPerson => ({
  personId,
  name: `学员${personId}`,
  personNumber: `N${personId}`,
  institutionId: hospitalA.institutionId,
  institutionName: hospitalA.name,
  departmentName: '检验科',
  professionalTitle: 'technicianInCharge',
  specialty: 'laboratoryMedicine',
  approved: true,
  valid: true,
  validCourseIds: ['c1'],
  windows: ['met', 'met'],
  days: [],
  placeNames: ['学术报告厅'],
  records: 2,
  outsideRecords: 0,
  uncounted: 0,
  flags: [],
  ...over,
});

/** Absent on the second day. */
export const anAbsentee = (personId: string): AnalysedPerson =>
  anAttendee(personId, { valid: false, validCourseIds: [], windows: ['met', 'missed'], records: 1 });

export interface FrozenAnalysis {
  analysis: Analysis;
  chunks: AnalysisChunk[];
}

export function anAnalysis(
  project: Project,
  people: AnalysedPerson[],
  { chunkSize = 200, number = 1, ...over }: Partial<Analysis> & { chunkSize?: number } = {},
): FrozenAnalysis {
  const _id = idOf(project._id, 'b1', number);
  const chunks: AnalysisChunk[] = [];
  for (let start = 0; start < people.length; start += chunkSize) {
    const index = chunks.length;
    chunks.push({ _id: idOf(_id, index), analysisId: _id, index, people: people.slice(start, start + chunkSize) });
  }
  const valid = people.filter((person) => person.valid).length;
  const analysis: Analysis = {
    _id,
    projectId: project._id,
    batchId: 'b1',
    institutionId: project.institutionId,
    number,
    at: instantOf('2025-11-30', '19:00:00'),
    by: '李建华',
    ruleVersion: 1,
    inputDigest: 'digest',
    windows,
    daysWithoutWindow: [],
    people: people.length,
    valid,
    absent: people.length - valid,
    records: 0,
    courses: [{ courseId: 'c1', topic: '质谱鉴定', hourTenths: 90, people: people.length, valid }],
    chunks: chunks.length,
    ...over,
  };
  return { analysis, chunks };
}

export const aRecord = (
  project: Project,
  personId: string,
  evidenceAt: number,
  over: Partial<AttendanceRecord> = {},
): AttendanceRecord => ({
  _id: idOf(project._id, personId, evidenceAt),
  sessionId: idOf(project._id, 'b1'),
  projectId: project._id,
  batchId: 'b1',
  institutionId: project.institutionId,
  courseIds: ['c1'],
  personId,
  who: {
    name: `学员${personId}`,
    personNumber: `N${personId}`,
    institutionId: hospitalA.institutionId,
    institutionName: hospitalA.name,
    departmentName: '检验科',
  },
  day: dayOf(evidenceAt),
  evidenceAt,
  receivedAt: evidenceAt + 1500,
  ageMs: 1500,
  requestId: 'request-1',
  placeName: '学术报告厅',
  origin: 'scan',
  provisional: false,
  confirmed: true,
  flags: [],
  flagged: (over.flags ?? []).length > 0,
  ...doubtKeys({ sessionId: idOf(project._id, 'b1'), flags: [], ...over }),
  ...over,
});

/** A round as `grant.start` leaves it for the job. */
export const aRound = (roundId: string, project: Project, { analysis }: FrozenAnalysis): GrantRound => ({
  _id: roundId,
  projectId: project._id,
  batchId: 'b1',
  institutionId: project.institutionId,
  institutionName: project.institutionName,
  catalogueEntryId: project.catalogueEntryId,
  year: project.year,
  projectNumber: project.projectNumber,
  title: project.title,
  creditLevel: project.creditLevel,
  state: 'granting',
  analysisId: analysis._id,
  strategy: 'anyCourseFull',
  activityDate: '2025-11-30',
  filters: {},
  personIds: null,
  startedAt: BATCH_OVER,
  byId: 'admin-1',
  by: '李建华',
  total: analysis.people,
  done: 0,
  chunk: 0,
  chunkStart: 0,
  granted: 0,
  alreadyGranted: 0,
  excluded: 0,
  absent: 0,
  creditHundredths: 0,
  files: [],
  submittedAt: null,
  reviews: [],
});

/** What a round has written for a trainee who got all the credits of the project. */
export const aLedgerEntry = (roundId: string, project: Project, personId: string): LedgerEntry => ({
  _id: idOf(project.catalogueEntryId, project.year, 'trainee', personId, 1),
  roundId,
  projectId: project._id,
  institutionId: project.institutionId,
  catalogueEntryId: project.catalogueEntryId,
  personId,
  who: { name: '', personNumber: '', institutionName: '', departmentName: '' },
  year: project.year,
  activityDate: '2025-11-30',
  role: 'trainee',
  creditLevel: project.creditLevel,
  projectNumber: project.projectNumber,
  title: project.title,
  creditHundredths: project.creditHundredths,
  hourTenths: project.hourTenths,
  at: BATCH_OVER,
});

/** A change request of a project that waits for the centre: another place. */
export const aChange = (project: Project, over: Partial<ChangeRequest> = {}): ChangeRequest => {
  const { form, courses, batches, institutionId, institutionName, projectNumber, title, creditLevel } = project;
  const base = { form, courses, batches };
  return {
    _id: `${project._id}:1`,
    projectId: project._id,
    institutionId,
    institutionName,
    projectNumber,
    title,
    creditLevel,
    number: 1,
    state: 'submitted',
    revision: 2,
    base,
    asked: { ...base, form: { ...form, venue: '综合楼三楼多功能厅' } },
    documents: {},
    reason: '门诊楼停电检修，改到综合楼',
    submittedAt: 0,
    timesSubmitted: 1,
    by: '李建华',
    reviews: [],
    ...over,
  };
};
