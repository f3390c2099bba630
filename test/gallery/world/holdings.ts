/** Projects through the product's own calls, as far as each of them has come. */
import path from 'node:path';
import type { InputOf } from '../../../contract';
import type { UploadedMaterial } from '../../../domain/credit/materials';
import { documentKinds } from '../../../domain/project/project';
import { root } from '../../../scripts/start/deployment';
import type { Actor } from '../../../sample/actor';

type SavedCourses = InputOf<'project.saveCourses'>;
type Course = SavedCourses['courses'][number];
type Batch = SavedCourses['batches'][number];

/** What of a project is worth saying. */
export interface Holding {
  catalogueEntryId: string;
  venue: string;
  /** How many may enrol; nobody enrols where it is missing. */
  plannedAttendees?: number;
  courses: Course[];
  batches: Batch[];
}

const lecturers = [
  { lecturerName: '陈志远', department: '检验科', professionalTitle: 'chiefPhysician', cardNumber: '430100000217' },
  {
    lecturerName: '刘芳',
    department: '检验科',
    professionalTitle: 'associateChiefTechnician',
    cardNumber: '430100003361',
  },
  { lecturerName: '王晓东', department: '感染科', professionalTitle: 'chiefPhysician', cardNumber: '' },
] as const;

/** Lectures of one length, one after the other of the lecturers. */
export const lectures = (hourTenths: number, topics: readonly string[]): Course[] =>
  topics.map((topic, index) => ({
    courseId: `c${index + 1}`,
    topic,
    hourTenths,
    lessons: [],
    lecturers: [
      {
        lecturerId: `l${index + 1}`,
        hourTenths,
        lecturerIsProjectLead: index === 0,
        gender: null,
        birthDate: null,
        education: null,
        position: '',
        phone: '',
        institutionName: '长沙市XX医院',
        ...(lecturers[index % lecturers.length] ?? lecturers[0]),
      },
    ],
    remarks: '',
  }));

export const batchOf = (begin: string, end: string, changes: Partial<Batch> = {}): Batch => ({
  batchId: 'b1',
  begin,
  end,
  windows: [],
  restDays: [],
  ...changes,
});

export const documentPath = (file: string): string => path.join(root, 'sample/documents', file);

const documentFiles = {
  notice: 'notice.pdf',
  agenda: 'agenda.pdf',
  registrationForm: 'registration-form.pdf',
} as const;
const materialFiles: Record<UploadedMaterial, string> = {
  sitePhotos: 'photo.jpg',
  summary: 'summary.pdf',
  courseware: 'slides.pdf',
};

/** A draft with form, courses and batches; the documents are still missing. @returns its id */
export async function draftHolding(administrator: Actor, holding: Holding): Promise<string> {
  const { catalogueEntryId, venue, plannedAttendees, courses, batches } = holding;
  const { projectId } = await administrator.do('project.create', { catalogueEntryId });
  const { form, revision } = await administrator.do('project.get', { projectId });
  const saved = await administrator.do('project.saveForm', {
    projectId,
    revision,
    form: {
      ...form,
      venue,
      activityForm: 'cmeProject',
      filedLocally: true,
      assessed: false,
      contactName: '李建华',
      contactPhone: '0731-84286376',
      meetingCostFen: 800_000,
      ...(plannedAttendees === undefined ? {} : { plannedAttendees, enrolment: true }),
    },
  });
  await administrator.do('project.saveCourses', { projectId, revision: saved.revision, courses, batches });
  return projectId;
}

/** Adds one of the three documents. */
export async function addDocument(
  administrator: Actor,
  projectId: string,
  kind: keyof typeof documentFiles,
): Promise<void> {
  const file = await administrator.upload(documentPath(documentFiles[kind]), 'projectDocument');
  await administrator.do('project.saveDocument', { projectId, kind, file });
}

/** The same for a change request. */
export async function addChangeDocument(
  administrator: Actor,
  projectId: string,
  kind: keyof typeof documentFiles,
): Promise<void> {
  const file = await administrator.upload(documentPath(documentFiles[kind]), 'projectDocument');
  await administrator.do('change.saveDocument', { projectId, kind, file });
}

/** A complete project, handed in. @returns its id */
export async function submitHolding(administrator: Actor, holding: Holding): Promise<string> {
  const projectId = await draftHolding(administrator, holding);
  for (const { code } of documentKinds) await addDocument(administrator, projectId, code);
  await administrator.do('project.submit', { projectId, lateReason: '会场刚刚定下来' });
  return projectId;
}

/** The centre finds nothing wrong with a project that was handed in. */
export async function approve(reviewer: Actor, projectId: string): Promise<void> {
  await reviewer.do('review.project', {
    projectId,
    decision: 'approve',
    documentMarks: { notice: 'conforms', agenda: 'conforms', registrationForm: 'conforms' },
    decisionsSeen: 0,
  });
}

/** Uploads materials of these kinds to a round. */
export async function addMaterials(
  administrator: Actor,
  roundId: string,
  kinds: readonly UploadedMaterial[],
): Promise<void> {
  for (const kind of kinds) {
    const file = await administrator.upload(documentPath(materialFiles[kind]), 'material');
    await administrator.do('materials.addFile', { roundId, kind, file });
  }
}
