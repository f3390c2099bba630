import path from 'node:path';
import { dayOf, instantOf } from '../domain/kernel/time';
import { LocalClient } from '../local/client';
import { Actor } from './actor';
import { catalogueEntries } from './catalogue';
import { institutions } from './institutions';
import { people, type SamplePersonId } from './people';
import { nationalIdOf } from './national-id';

/** The demonstration begins on the eve of the first holding. */
export const SAMPLE_START = instantOf('2025-11-28', '08:00:00');

interface Trainee {
  id: SamplePersonId;
  name: string;
  institutionId: string;
  department: string;
  professionalTitle: 'attendingPhysician' | 'technicianInCharge' | 'associateChiefPhysician' | 'residentPhysician';
  specialty: 'laboratoryMedicine' | 'infectiousDiseases' | 'emergencyMedicine' | 'rehabilitation' | 'paediatrics';
  education: 'master' | 'bachelor' | 'doctorate';
}

const trainees: Trainee[] = [
  {
    id: 'zhou-min',
    name: '周敏',
    institutionId: 'changsha-xx',
    department: '检验科',
    professionalTitle: 'attendingPhysician',
    specialty: 'laboratoryMedicine',
    education: 'master',
  },
  {
    id: 'chen-xiaolin',
    name: '陈晓琳',
    institutionId: 'changsha-xx',
    department: '检验科',
    professionalTitle: 'technicianInCharge',
    specialty: 'laboratoryMedicine',
    education: 'bachelor',
  },
  {
    id: 'ouyang-jing',
    name: '欧阳静',
    institutionId: 'changsha-xx',
    department: '感染科',
    professionalTitle: 'associateChiefPhysician',
    specialty: 'infectiousDiseases',
    education: 'doctorate',
  },
  {
    id: 'zhang-wei',
    name: '张伟',
    institutionId: 'xiangtan-xx',
    department: '急诊科',
    professionalTitle: 'attendingPhysician',
    specialty: 'emergencyMedicine',
    education: 'master',
  },
  {
    id: 'peng-tao',
    name: '彭涛',
    institutionId: 'xiangtan-xx',
    department: '康复科',
    professionalTitle: 'residentPhysician',
    specialty: 'rehabilitation',
    education: 'bachelor',
  },
  {
    id: 'liu-yang',
    name: '刘洋',
    institutionId: 'changsha-xx',
    department: '儿科',
    professionalTitle: 'residentPhysician',
    specialty: 'paediatrics',
    education: 'master',
  },
];

/** Registered, and not reviewed yet. */
const waiting: readonly SamplePersonId[] = ['liu-yang'];
/** Signed in when the demonstration begins; the others are met at the sign-in page. */
const staySignedIn: readonly SamplePersonId[] = ['wang-fang', 'he-jing'];

/**
 * Puts the sample in through the product's own calls: institutions and catalogue as the set-up of a new environment does
 * it, everything else as its people would.
 * @param baseUrl of a local cloud without data
 */
export async function plantSample(baseUrl: string, client = new LocalClient(baseUrl)): Promise<void> {
  const as = (id: SamplePersonId): Actor => new Actor(client, id);
  await setUp(client);
  for (const trainee of trainees) await register(as(trainee.id), trainee);
  await signIn(as('li-jianhua'), 'changsha');
  await signIn(as('wang-fang'), 'xiangtan');
  await signIn(as('he-jing'), 'centre');
  await approveRegistrations(as('li-jianhua'));
  await approveRegistrations(as('wang-fang'));
  await holdApprovedProject(as('li-jianhua'), as('he-jing'));
  await draftActivity(as('li-jianhua'));
  for (const id of ['li-jianhua', 'wang-fang', 'he-jing'] as const) {
    if (!staySignedIn.includes(id)) await as(id).do('administrator.signOut', {});
  }
}

async function setUp(client: LocalClient): Promise<void> {
  const answer = await client.call(null, 'jobs', { setUp: { institutions, catalogueEntries } });
  const done = typeof answer.result === 'object' && answer.result !== null && 'setUp' in answer.result;
  if (!done) throw new Error(`set-up: ${JSON.stringify(answer)}`);
}

async function register(actor: Actor, trainee: Trainee): Promise<void> {
  const { rows } = await actor.do('directory.departments', { institutionId: trainee.institutionId });
  const department = rows.find(({ name }) => name === trainee.department);
  if (!department) throw new Error(`no department ${trainee.department}`);
  await actor.do('registration.submit', {
    name: trainee.name,
    phoneCode: await actor.phoneCode(),
    nationalId: nationalIdOf(trainees.indexOf(trainee) + 1),
    institutionId: trainee.institutionId,
    departmentId: department.departmentId,
    professionalTitle: trainee.professionalTitle,
    specialty: trainee.specialty,
    education: trainee.education,
    consent: true,
  });
}

async function signIn(actor: Actor, account: string): Promise<void> {
  const institution = institutions.find((candidate) => candidate.account === account);
  const person = people.find(({ id }) => id === actor.personId);
  if (!institution || !person) throw new Error(`nobody signs in to ${account}`);
  await actor.do('administrator.signIn', {
    account,
    password: institution.password,
    who: { newName: person.label },
    phoneCode: await actor.phoneCode(),
  });
}

async function approveRegistrations(administrator: Actor): Promise<void> {
  const { rows } = await administrator.do('registration.list', { states: ['pending'] });
  const names = new Set(trainees.filter(({ id }) => !waiting.includes(id)).map(({ name }) => name));
  for (const { personId, name } of rows) {
    if (names.has(name)) await administrator.do('registration.review', { personId, decision: 'approve' });
  }
}

/** Where a document of the sample lies. */
export const documentFile = (file: string): string => path.join(__dirname, 'documents', file);

/** 2025-11-01-033 (国) is approved when the demonstration begins: four lectures on one day. */
async function holdApprovedProject(administrator: Actor, reviewer: Actor): Promise<void> {
  const { projectId } = await administrator.do('project.create', { catalogueEntryId: '2025-11-01-033' });
  const project = await administrator.do('project.get', { projectId });
  const saved = await administrator.do('project.saveForm', {
    projectId,
    revision: project.revision,
    form: {
      ...project.form,
      venue: '长沙市XX医院 学术报告厅',
      venuePoint: '28.201200,112.980600',
      activityForm: 'cmeProject',
      filedLocally: true,
      assessed: false,
      theoryHourTenths: 60,
      practicalHourTenths: 0,
      contactName: '李建华',
      contactPhone: '0731-84286376',
      meetingCostFen: 800_000,
      plannedAttendees: 200,
      enrolment: true,
    },
  });
  await administrator.do('project.saveCourses', {
    projectId,
    revision: saved.revision,
    courses: lectures,
    batches: [{ batchId: 'b1', begin: '2025-11-29', end: '2025-11-29', windows: [], restDays: [] }],
  });
  await administrator.do('project.saveDocument', {
    projectId,
    kind: 'notice',
    file: await administrator.upload(documentFile('notice.pdf'), 'projectDocument'),
  });
  await administrator.do('project.saveDocument', {
    projectId,
    kind: 'agenda',
    file: await administrator.upload(documentFile('agenda.pdf'), 'projectDocument'),
  });
  await administrator.do('project.saveDocument', {
    projectId,
    kind: 'registrationForm',
    file: await administrator.upload(documentFile('registration-form.pdf'), 'projectDocument'),
  });
  await administrator.do('project.submit', { projectId, lateReason: '会场刚刚定下来' });
  await reviewer.do('review.project', {
    projectId,
    decision: 'approve',
    documentMarks: { notice: 'conforms', agenda: 'conforms', registrationForm: 'conforms' },
    decisionsSeen: 0,
  });
  await reviewer.do('review.paper', { projectId, received: true });
  // The centre of the demonstration vouches for the rates of lecturers and of group activities; a real one says so by itself.
  for (const figure of ['lecturerNational', 'lecturerProvincial', 'groupHoursPerCredit', 'groupCap'] as const) {
    const { rows } = await reviewer.do('ruleTable.figure', { track: 'health', figure });
    for (const { rowId, standing } of rows)
      if (standing === 'inForce') await reviewer.do('ruleTable.confirm', { rowId });
  }
}

/** A group activity of the first day (M21): two people are on its list, the others scan its code. */
async function draftActivity(administrator: Actor): Promise<void> {
  const { activityId } = await administrator.do('groupActivity.save', {
    title: '感染科手卫生业务学习',
    kind: 'study',
    begin: dayOf(SAMPLE_START),
    end: dayOf(SAMPLE_START),
    placeName: '感染科示教室',
    hourTenths: 20,
    creditHundredths: 50,
    lecturerName: '欧阳静',
  });
  const file = await administrator.upload(documentFile('agenda.pdf'), 'activity');
  await administrator.do('groupActivity.addFile', { activityId, file });
  const { rows } = await administrator.do('activityPeople.candidates', { activityId });
  const personIds = rows.filter(({ name }) => name === '周敏' || name === '欧阳静').map(({ personId }) => personId);
  await administrator.do('activityPeople.add', { activityId, personIds });
}

const lecturer = {
  hourTenths: 15,
  lecturerIsProjectLead: false,
  gender: null,
  birthDate: null,
  education: null,
  position: '',
  phone: '',
  institutionName: '长沙市XX医院',
} as const;

const chen = {
  ...lecturer,
  lecturerIsProjectLead: true,
  cardNumber: '430100000217',
  lecturerName: '陈志远',
  department: '检验科',
  professionalTitle: 'chiefPhysician' as const,
};
const liu = {
  ...lecturer,
  cardNumber: '430100003361',
  lecturerName: '刘芳',
  department: '检验科',
  professionalTitle: 'associateChiefTechnician' as const,
};
const wang = {
  ...lecturer,
  cardNumber: '',
  lecturerName: '王晓东',
  department: '感染科',
  professionalTitle: 'chiefPhysician' as const,
};
const lecture = { hourTenths: 15, lessons: [], remarks: '' };

const lectures = [
  { ...lecture, courseId: 'c1', topic: '临床微生物学诊断技术进展', lecturers: [{ ...chen, lecturerId: 'l1' }] },
  { ...lecture, courseId: 'c2', topic: '耐药菌检测与报告解读', lecturers: [{ ...liu, lecturerId: 'l2' }] },
  { ...lecture, courseId: 'c3', topic: '分子诊断在感染性疾病中的应用', lecturers: [{ ...wang, lecturerId: 'l3' }] },
  { ...lecture, courseId: 'c4', topic: '疑难病例讨论与前沿学习', lecturers: [{ ...chen, lecturerId: 'l4' }] },
];
