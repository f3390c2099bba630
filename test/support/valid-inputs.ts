import { instantOf } from '../../domain/kernel/time';
import { encodeCursor } from '../../server/data/paging';
import { aJpeg } from './files';
import type { TestBed } from './in-process';
import { HOSPITAL_DAY, type Hospital } from './hospital';
import type { TestPersonId } from './people';
import { batchOf, courseOf, lecturerOf, filled, scan } from './projects';
import type { ValidCalls } from './valid-calls';
import { validActivityCalls } from './valid-activity-inputs';
import { validTransferCalls } from './valid-transfer-inputs';
import { validCreditCalls } from './valid-credit-inputs';
import { validCatalogueCalls } from './valid-catalogue-inputs';
import { validAccountCalls } from './valid-account-inputs';
import { validAppealCalls } from './valid-appeal-inputs';
import { validEvaluationCalls } from './valid-evaluation-inputs';
import { validRuleCalls } from './valid-rule-inputs';
import { validFaceCalls } from './valid-face-inputs';
import { validExamCalls } from './valid-exam-inputs';
import { validRegistrationCalls } from './valid-registration-inputs';
import { validRosterCalls } from './valid-roster-inputs';

/** Every call there is, as somebody of a hospital would rightly make it: a new call without one does not compile. */
export function validCalls(cloud: TestBed, hospital: Hospital): ValidCalls {
  const { administrator, trainee, newcomer, file } = hospital;
  const { institutionId, departmentId, personId, sessionId } = hospital;
  // Just before the first row: of lists by a number, newest or oldest first; by a text; by an id; of a frozen list.
  const pageFrom = (...key: (string | number)[]) => ({ limit: 5, cursor: encodeCursor(key) });
  const newest = pageFrom(9e15, '');
  const oldest = pageFrom(0, '');
  const position = { latitude: 28.2012, longitude: 112.9806, accuracyMetres: 30 };
  const outpatients = { name: '门诊楼', latitude: 28.2, longitude: 112.98, radiusMetres: 300, policy: 'flag' } as const;
  const revisionOf = (projectId: string) =>
    cloud.documents('projects').find(({ _id }) => _id === projectId)?.revision ?? 0;
  const formOf = (projectId: string) => {
    const project = cloud.documents('projects').find(({ _id }) => _id === projectId);
    if (!project) throw new Error(`no project ${projectId}`);
    return filled(project.form);
  };
  const byDisplay = <Input>(input: () => Input) => ({ by: newcomer, as: { displayPass: hospital.displayPass }, input });
  const of = <Input>(by: TestPersonId, input: () => Input | Promise<Input>) => ({ by, input });
  const byAdministrator = <Input>(input: () => Input | Promise<Input>) => of(administrator, input);
  const held = { projectId: hospital.held, batchId: 'b1' };
  return {
    ...validRosterCalls(cloud, hospital),
    ...validActivityCalls(cloud, hospital),
    ...validAccountCalls(cloud, hospital),
    ...validRuleCalls(hospital),
    ...validFaceCalls(hospital),
    ...validCatalogueCalls(cloud, hospital),
    ...validTransferCalls(hospital),
    'session.get': of(trainee, () => ({})),
    'home.administrator': byAdministrator(() => ({})),
    'home.trainee': of(trainee, () => ({})),
    'directory.institutions': of(newcomer, () => ({ search: '医院', institutionId, ...pageFrom('', '') })),
    'directory.departments': of(newcomer, () => ({ institutionId })),
    ...validRegistrationCalls(cloud, hospital),
    'department.list': byAdministrator(() => ({})),
    'department.save': byAdministrator(() => ({ departmentId, name: '检验科' })),
    'department.remove': byAdministrator(() => ({ departmentId })),
    'department.arrange': byAdministrator(() => ({ departmentIds: [departmentId], orderSeen: 0 })),
    'department.merge': byAdministrator(() => ({ departmentId, intoId: hospital.otherDepartmentId })),
    'departmentContact.people': of(hospital.contact, () => ({
      states: ['approved'],
      search: '张',
      ...pageFrom('', ''),
    })),
    'departmentContact.person': of(hospital.contact, () => ({ personId })),
    'catalogue.list': byAdministrator(() => ({ year: 2025, search: '2025', ...pageFrom('\uffff', '') })),
    'project.list': byAdministrator(() => ({
      ...{ counts: true, year: 2025 },
      search: '项目',
      projectNumber: '2025',
      state: 'approved',
      step: 'grant',
      creditLevel: 'provincial',
      from: '2025-11-01',
      to: '2025-12-31',
      granted: true,
      unfinished: true,
      overdue: false,
      sort: 'oldest',
      ...oldest,
    })),
    'project.create': byAdministrator(() => ({ catalogueEntryId: hospital.catalogueEntryId })),
    'project.copy': byAdministrator(() => ({
      catalogueEntryId: hospital.catalogueEntryId,
      fromProjectId: hospital.held,
    })),
    'project.get': byAdministrator(() => ({ projectId: hospital.draft })),
    'project.saveForm': byAdministrator(() => ({
      projectId: hospital.draft,
      revision: revisionOf(hospital.draft),
      form: formOf(hospital.draft),
    })),
    'project.saveCourses': byAdministrator(() => ({
      projectId: hospital.draft,
      revision: revisionOf(hospital.draft),
      courses: [
        courseOf({
          lessons: [{ day: '2025-11-29', begin: '08:30', end: '11:45' }],
          lecturers: [
            lecturerOf({
              cardNumber: 'HN200001',
              lecturerName: '刘芳',
              birthDate: '1980-01-01',
              phone: '0731-84286376',
            }),
          ],
        }),
      ],
      batches: [
        batchOf({
          end: '2025-12-01',
          windows: [{ begin: Date.parse('2025-11-29T07:00:00+08:00'), end: Date.parse('2025-11-29T18:00:00+08:00') }],
          restDays: [{ day: '2025-11-30', reason: '会场另有安排' }],
        }),
      ],
    })),
    'project.saveDocument': byAdministrator(async () => ({
      projectId: hospital.draft,
      kind: 'notice',
      file: await scan(cloud, administrator),
    })),
    'project.documentUrl': byAdministrator(() => ({
      projectId: hospital.held,
      kind: 'notice',
      digest: hospital.documentDigest,
    })),
    'formFile.make': byAdministrator(() => ({ projectId: hospital.held, paper: 'registration', filled: true })),
    'upload.join': byAdministrator(async () => ({
      purpose: 'projectDocument',
      photos: [await cloud.upload(administrator, '照片1.jpg', aJpeg())],
      fileName: '会议通知',
    })),
    'project.submit': byAdministrator(() => ({ projectId: hospital.ready, lateReason: '会场刚刚定下来' })),
    'project.remove': byAdministrator(() => ({ projectId: hospital.held })),
    'project.withdraw': byAdministrator(() => ({ projectId: hospital.submitted })),
    'project.cancel': byAdministrator(() => ({
      projectId: hospital.held,
      revision: revisionOf(hospital.held),
      reason: '主讲人临时出差，改到明年',
    })),
    'project.close': byAdministrator(() => ({
      projectId: hospital.over,
      revision: revisionOf(hospital.over),
      reason: '到场不足三人，没有授分',
    })),
    'notice.follow': of(trainee, () => ({ projectId: hospital.held, following: true })),
    'enrolment.enrol': of(hospital.moving, () => ({
      ...held,
      phone: cloud.phoneOf(hospital.moving),
      keepPhone: true,
    })),
    'enrolment.withdraw': of(hospital.moving, () => ({ projectId: hospital.held })),
    'enrolment.list': byAdministrator(() => ({ ...held, search: '医院', ...newest })),
    'expected.phone': byAdministrator(() => ({ ...held, key: hospital.movingPersonId, reason: 'notThere' as const })),
    'enrolment.phone': byAdministrator(() => ({ projectId: hospital.held, personId: hospital.movingPersonId })),
    'notice.following': of(trainee, () => ({ projectId: hospital.held })),
    'review.begin': of('reviewer1', () => ({ kind: 'project', id: hospital.submitted })),
    'change.get': byAdministrator(() => ({ projectId: hospital.held })),
    'change.save': byAdministrator(() => ({
      projectId: hospital.held,
      revision: 0,
      form: { ...formOf(hospital.held), venue: '综合楼三楼多功能厅' },
      courses: [courseOf({ lecturers: [lecturerOf({ lecturerName: '刘芳' })], remarks: '改到下午' })],
      batches: [batchOf({ end: '2025-12-01', restDays: [{ day: '2025-11-30', reason: '门诊楼停电检修' }] })],
      reason: '门诊楼停电检修，改到综合楼',
    })),
    'change.saveDocument': byAdministrator(async () => ({
      projectId: hospital.held,
      kind: 'notice',
      file: await scan(cloud, administrator),
    })),
    'change.submit': byAdministrator(() => ({ projectId: hospital.held, revision: 0 })),
    'change.withdraw': byAdministrator(() => ({ projectId: hospital.changing })),
    'change.documentUrl': byAdministrator(() => ({ changeId: hospital.changeId, kind: 'notice' })),
    'review.history': of('reviewer1', () => ({
      search: '项目',
      year: 2025,
      kind: 'project',
      decision: 'approve',
      paperMissing: true,
      ...oldest,
    })),
    'review.changeGet': of('reviewer1', () => ({ changeId: hospital.changeId })),
    'review.change': of('reviewer1', () => ({
      changeId: hospital.changeId,
      decision: 'return',
      reason: '新的日程表没有盖章',
      decisionsSeen: 0,
    })),
    'review.queue': of('reviewer1', () => ({ kind: 'project', ...oldest })),
    'review.projectGet': of('reviewer1', () => ({ projectId: hospital.submitted })),
    'review.project': of('reviewer1', () => ({
      projectId: hospital.submitted,
      decision: 'return',
      reason: '日程表请补充讲者',
      documentMarks: { notice: 'conforms', agenda: 'fails', registrationForm: 'conforms' },
      objections: [{ at: 'documents.agenda', reason: '日程表没有写讲者' }],
      decisionsSeen: 0,
    })),
    'review.paper': of('reviewer1', () => ({
      ...{ projectId: hospital.submitted, received: true, kinds: ['notice'] },
    })),
    'notice.list': of(newcomer, () => pageFrom('', '')),
    'notice.get': of(newcomer, () => ({ projectId: hospital.held })),
    'attendanceSession.list': byAdministrator(() => ({ projectId: hospital.held, day: '2025-11-29' })),
    'attendanceSession.open': byAdministrator(() => ({ ...held, courseIds: ['c1'], placeName: '学术报告厅' })),
    'attendanceSession.create': byAdministrator(() => ({
      ...held,
      courseIds: ['c1'],
      placeName: '分会场',
      day: '2025-11-29',
      cap: 60,
      rotationSeconds: 15,
      acceptLate: true,
      place: outpatients,
      faceCheck: true,
    })),
    'attendanceSession.update': byAdministrator(() => ({
      sessionId,
      open: true,
      cap: 300,
      rotationSeconds: 5,
      placeName: '学术报告厅',
      acceptLate: true,
      place: outpatients,
      faceCheck: true,
      belowPeople: true,
      courseIds: ['c1'],
      day: null,
    })),
    'display.begin': of(newcomer, () => ({})),
    'display.mine': byDisplay(() => ({})),
    'display.leave': byDisplay(() => ({})),
    'display.pair': byAdministrator(async () => ({
      sessionId,
      code: (await cloud.as(newcomer).do('display.begin', {})).code,
    })),
    'display.list': byAdministrator(() => ({ sessionId })),
    'display.end': byAdministrator(() => ({ displayId: hospital.displayId })),
    'attendance.tokens': byAdministrator(() => ({ sessionId })),
    'attendance.live': byAdministrator(() => ({ sessionId, arrivals: true })),
    'attendance.checkIn': of(trainee, () => ({ qrText: '0000000000000000000000000000AA', source: 'camera', position })),
    'attendance.checkInLate': of(trainee, () => ({ qrText: '0000000000000000000000000000AA', position })),
    'attendance.today': of(trainee, () => ({})),
    'attendance.myRecords': of(trainee, () => newest),
    'attendance.records': byAdministrator(() => ({
      ...held,
      courseId: 'c1',
      day: '2025-11-29',
      show: 'late',
      sessionId: hospital.held,
      flag: 'lateUpload',
      search: '员',
      ...newest,
    })),
    'attendance.confirmLate': byAdministrator(() => ({ ...held, records: [hospital.lateRecordId] })),
    'attendance.recordsOfPerson': byAdministrator(() => ({ personId: hospital.pendingPersonId, ...newest })),
    ...validCreditCalls(cloud, hospital),
    'expected.list': byAdministrator(() => ({ ...held, show: 'missing', search: '员', ...pageFrom('') })),
    'signInSheet.make': byAdministrator(() => ({ ...held, day: '2025-11-29', sheet: 'after' })),
    'export.begin': byAdministrator(() => ({
      what: {
        ...{ kind: 'records', ...held, day: '2025-11-29', courseId: 'c1' },
        ...{ sessionId: hospital.held, show: 'manual', flag: 'noPlace' },
      },
      format: 'xlsx',
    })),
    'export.get': byAdministrator(() => ({ exportId: hospital.exportId })),
    'export.fetch': byAdministrator(() => ({ exportId: hospital.exportId })),
    'export.drop': byAdministrator(() => ({ exportId: hospital.exportId })),
    'inbox.list': byAdministrator(() => ({ as: 'office', unreadOnly: true, ...newest })),
    'inbox.open': byAdministrator(() => ({ as: 'office', messageId: hospital.messageId })),
    'inbox.readAll': byAdministrator(() => ({ as: 'office', until: HOSPITAL_DAY })),
    'inbox.consent': of(newcomer, () => ({ templates: ['registrationResult'] })),
    'upload.traineeTicket': of(trainee, () => ({ purpose: 'appeal', sizeBytes: 1000, ending: 'jpg' })),
    'upload.ticket': byAdministrator(() => ({ purpose: 'material', sizeBytes: 1000, ending: 'pdf' })),
    'audit.list': byAdministrator(() => ({ projectId: hospital.held, ...newest })),
    'audit.anchors': of('reviewer1', () => ({ ...newest })),
    'directoryRequest.submit': of(newcomer, () => ({
      applicantName: '新学员',
      missing: { kind: 'institution', name: '安化县梅城镇卫生院', area: '益阳市安化县', departmentName: '检验科' },
      note: '原名梅城医院',
    })),
    'directoryRequest.mine': of(newcomer, () => ({})),
    'directoryRequest.withdraw': of(newcomer, () => ({ directoryRequestId: hospital.directoryRequestId })),
    'directoryRequest.list': byAdministrator(() => ({ open: true, search: '介入', ...oldest })),
    'directoryRequest.decide': byAdministrator(() => ({
      directoryRequestId: hospital.directoryRequestId,
      decision: { kind: 'addDepartment', name: '介入科' },
    })),
    'personHistory.mine': of(trainee, () => ({ ...newest })),
    'personHistory.list': byAdministrator(() => ({ personId: hospital.movingPersonId, ...newest })),
    'personHistory.proof': byAdministrator(() => ({ eventId: hospital.eventId })),
    'correction.proof': byAdministrator(() => ({ correctionId: hospital.correctionId })),
    'correction.ask': of(trainee, () => ({
      name: '学员一二',
      departmentId,
      professionalTitle: 'chiefPhysician',
      specialty: 'pathology',
      education: 'doctorate',
      cardNumber: 'HN100002',
      note: '聘任文件 2025 第 12 号',
      proof: { fileId: file.fileId, fileName: '卡面.pdf' },
    })),
    'correction.withdraw': of(hospital.moving, () => ({ correctionId: hospital.correctionId })),
    'correction.list': byAdministrator(() => ({ state: 'pending', search: '员', ...oldest })),
    'correction.get': byAdministrator(() => ({ correctionId: hospital.correctionId })),
    'correction.review': byAdministrator(() => ({
      correctionId: hospital.correctionId,
      decision: 'return',
      reason: '请附聘任文件号',
    })),
    'correction.make': byAdministrator(async () => ({
      personId: hospital.movingPersonId,
      factsSeen: (await cloud.as(administrator).do('registration.get', { personId: hospital.movingPersonId }))
        .factsSeen,
      name: '学员五六',
      departmentId,
      professionalTitle: 'chiefPhysician',
      specialty: 'pathology',
      education: 'doctorate',
      cardNumber: 'HN100003',
      reason: '与聘任文件核对',
      proof: await cloud.upload(administrator, '聘任文件.jpg', aJpeg(), 'personProof'),
    })),
    'manual.candidates': byAdministrator(() => ({ by: { search: '员' }, ...pageFrom('', '') })),
    'manual.record': byAdministrator(() => ({
      sessionId,
      who: { personId },
      slots: [instantOf('2025-11-29', '07:00:00')],
      reason: 'phoneDead',
      note: '手机在充电',
    })),
    'slots.ofPerson': byAdministrator(() => ({ ...held, who: { personId } })),
    'slots.mine': of(trainee, () => held),
    'personalCode.mine': of(trainee, () => ({})),
    'ruling.make': byAdministrator(() => ({
      ...held,
      recordIds: [hospital.lateRecordId],
      ruling: 'removed',
      reason: '本人不在现场',
    })),
    ...validEvaluationCalls(hospital),
    ...validExamCalls(cloud, hospital),
    ...validAppealCalls(hospital),
    'contact.get': of(newcomer, () => ({ of: 'project', projectId: hospital.held })),
    'documentPage.show': of('reviewer1', () => ({
      ...{ projectId: hospital.submitted, kind: 'notice', page: 1 },
      digest: cloud.documents('projects').find(({ _id }) => _id === hospital.submitted)?.documents.notice?.digest,
    })),
  };
}
