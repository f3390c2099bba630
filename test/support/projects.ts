import { randomUUID } from 'node:crypto';
import type { InputOf } from '../../contract';
import type { UploadPurpose } from '../../domain/kernel/kept-file';
import { documentKinds } from '../../domain/project/project';
import { aPdf } from './files';
import type { TestBed } from './in-process';
import { twoDayEntry } from './institutions';
import type { TestPersonId } from './people';

type Courses = InputOf<'project.saveCourses'>['courses'];
type Batches = InputOf<'project.saveCourses'>['batches'];
export type TestForm = InputOf<'project.saveForm'>['form'];

/** A course with nothing but what is starred, of all the hours of the two-day entry. */
export const courseOf = (changes: Partial<Courses[number]> = {}): Courses[number] => ({
  courseId: 'c1',
  topic: '室内质量控制',
  hourTenths: twoDayEntry.hourTenths,
  lessons: [],
  lecturers: [],
  remarks: '',
  ...changes,
});

/** Somebody who teaches the only course of the two-day entry alone. */
export const lecturerOf = (
  changes: Partial<Courses[number]['lecturers'][number]> = {},
): Courses[number]['lecturers'][number] => ({
  lecturerId: 'l1',
  hourTenths: twoDayEntry.hourTenths,
  lecturerIsProjectLead: false,
  cardNumber: '',
  lecturerName: '',
  gender: null,
  birthDate: null,
  education: null,
  department: '',
  professionalTitle: null,
  position: '',
  phone: '',
  institutionName: '',
  ...changes,
});

/** The two days of the entry as one batch. */
export const batchOf = (changes: Partial<Batches[number]> = {}): Batches[number] => ({
  batchId: 'b1',
  begin: '2025-11-29',
  end: '2025-11-30',
  windows: [],
  restDays: [],
  ...changes,
});

/** A prefilled form with every starred field that the catalogue leaves open. */
export const filled = (form: TestForm, changes: Partial<TestForm> = {}): TestForm => ({
  ...form,
  venue: '长沙市XX医院 学术报告厅',
  activityForm: 'cmeProject',
  contactName: '李建华',
  contactPhone: '0731-84286376',
  meetingCostFen: 800_000,
  ...changes,
});

/** A small file, like no other, as the phone uploads it. */
export const scan = (
  cloud: Pick<TestBed, 'upload'>,
  by: TestPersonId,
  fileName = 'scan.pdf',
  purpose: UploadPurpose = 'projectDocument',
) => cloud.upload(by, fileName, aPdf({ mark: randomUUID() }), purpose);

/** A file of the meeting materials, likewise. */
export const material = (cloud: Pick<TestBed, 'upload'>, by: TestPersonId) => scan(cloud, by, 'scan.pdf', 'material');

export async function draftProject(
  cloud: TestBed,
  by: TestPersonId,
  catalogueEntryId = twoDayEntry.catalogueEntryId,
): Promise<string> {
  return (await cloud.as(by).do('project.create', { catalogueEntryId })).projectId;
}

/** What of a project matters to a test. */
export interface ProjectFacts {
  catalogueEntryId?: string;
  form?: Partial<TestForm>;
  courses?: Courses;
  batches?: Batches;
}

/** A draft with everything that submitting asks for. */
export async function completeProject(cloud: TestBed, by: TestPersonId, facts: ProjectFacts = {}): Promise<string> {
  const administrator = cloud.as(by);
  const projectId = await draftProject(cloud, by, facts.catalogueEntryId);
  const { form, revision } = await administrator.do('project.get', { projectId });
  const saved = await administrator.do('project.saveForm', { projectId, revision, form: filled(form, facts.form) });
  await administrator.do('project.saveCourses', {
    projectId,
    revision: saved.revision,
    courses: facts.courses ?? [courseOf()],
    batches: facts.batches ?? [batchOf()],
  });
  for (const { code } of documentKinds) {
    await administrator.do('project.saveDocument', { projectId, kind: code, file: await scan(cloud, by) });
  }
  return projectId;
}

export async function submittedProject(cloud: TestBed, by: TestPersonId, facts: ProjectFacts = {}): Promise<string> {
  const projectId = await completeProject(cloud, by, facts);
  await cloud.as(by).do('project.submit', { projectId, lateReason: '会场刚刚定下来' });
  return projectId;
}

/** The marks of a reviewer who finds nothing wrong. */
export const allConform = { notice: 'conforms', agenda: 'conforms', registrationForm: 'conforms' } as const;

/** @param by an administrator, `reviewer` somebody of the centre, both signed in */
export async function approvedProject(
  cloud: TestBed,
  { by, reviewer }: { by: TestPersonId; reviewer: TestPersonId },
  facts: ProjectFacts = {},
): Promise<string> {
  const projectId = await submittedProject(cloud, by, facts);
  await cloud.as(reviewer).do('review.project', {
    projectId,
    decision: 'approve',
    documentMarks: allConform,
    decisionsSeen: 0,
  });
  return projectId;
}

/** Somebody puts their name down for the first batch, and may be called. */
export const enrolIn = (cloud: Pick<TestBed, 'as' | 'phoneOf'>, who: TestPersonId, projectId: string) =>
  cloud.as(who).do('enrolment.enrol', { projectId, batchId: 'b1', phone: cloud.phoneOf(who) });
