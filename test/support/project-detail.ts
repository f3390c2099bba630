import type { OutputOf } from '../../contract';
import { formFromEntry } from '../../domain/project/project';
import { instantOf } from '../../domain/kernel/time';
import { batchOf, courseOf } from './projects';

type ProjectDetail = OutputOf<'review.projectGet'>['project'];

const entry = {
  catalogueEntryId: 'e1',
  projectNumber: '2025-12-06-018 (省)',
  title: '儿科内科学新进展培训班',
  creditLevel: 'provincial',
  creditHundredths: 500,
  hourTenths: 150,
} as const;

const plannedEntry = {
  ...entry,
  institutionId: 'i1',
  year: 2025,
  discipline2: '儿科学',
  discipline3: '儿科内科学',
  projectLead: '唐文',
  plannedBegin: '2025-12-06',
  plannedEnd: '2025-12-08',
  plannedDayTenths: 30,
  activityForm: null,
};

/** A project of two days as a call hands it out, submitted and complete; tests state what differs. */
export const aProjectDetail = (changes: Partial<ProjectDetail> = {}): ProjectDetail => ({
  projectId: 'p1',
  ...entry,
  state: 'submitted',
  firstDay: '2025-12-06',
  lastDay: '2025-12-07',
  venue: '学术报告厅',
  discipline: '',
  activityForm: null,
  step: 'review',
  rounds: [],
  institutionId: 'i1',
  institutionName: '长沙市XX医院',
  year: 2025,
  revision: 1,
  form: { ...formFromEntry(plannedEntry), venue: '学术报告厅', meetingCostFen: 800_000 },
  courses: [courseOf({ hourTenths: 150 })],
  batches: [batchOf({ begin: '2025-12-06', end: '2025-12-07' })],
  documents: (['notice', 'agenda', 'registrationForm'] as const).map((kind) => ({
    kind,
    fileName: `${kind}.pdf`,
    sizeBytes: 2048,
    uploadedAt: 0,
  })),
  missing: [],
  warnings: [],
  courseHourTenths: 150,
  courseHourDifferenceTenths: 0,
  submittedAt: instantOf('2025-11-21', '09:00:00'),
  timesSubmitted: 1,
  reviews: [],
  paperReceived: false,
  papers: [],
  ...changes,
});
