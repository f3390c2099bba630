import { instantOf } from '../../../../domain/kernel/time';
import { signedInAdministrator, signedInReviewer } from '../../../../test/support/builders';
import { startTestCloud, type TestCloud } from '../../../../test/support/cloud';
import { approvedProject, batchOf, courseOf, lecturerOf, submittedProject } from '../../../../test/support/projects';
import { refusalOf } from '../../../../test/support/refusal';

const by = 'administratorA1';
const reviewer = 'reviewer1';
let cloud: TestCloud;

beforeAll(async () => {
  cloud = await startTestCloud();
  await signedInAdministrator(cloud, by);
  await signedInReviewer(cloud, reviewer);
});
afterAll(() => cloud.close());

const anyone = () => cloud.as(null);
const lecturer = lecturerOf({
  lecturerName: '陈志远',
  professionalTitle: 'chiefPhysician',
  phone: '13787654321',
  cardNumber: '430100000217',
  birthDate: '1970-01-01',
});

describe('the public notice (T5)', () => {
  it('shows anyone what is held when and where, with the notice and the agenda to open', async () => {
    const projectId = await approvedProject(
      cloud,
      { by, reviewer },
      { courses: [courseOf({ lecturers: [lecturer], remarks: '机场接送' })] },
    );
    const notice = await anyone().do('notice.get', { projectId });
    expect(notice).toMatchObject({
      projectId,
      state: 'approved',
      venue: '长沙市XX医院 学术报告厅',
      discipline: '医学检验 / 医学检验',
      batches: [{ begin: '2025-11-29', end: '2025-11-30', intendedStrategy: 'anyCourseFull' }],
      courses: [
        {
          topic: '室内质量控制',
          lessons: [],
          lecturers: [{ lecturerName: '陈志远', professionalTitle: 'chiefPhysician' }],
        },
      ],
    });
    expect(notice.attachments.map(({ kind }) => kind)).toEqual(['notice', 'agenda']);
    const [attachment] = notice.attachments;
    expect((await fetch(attachment?.url ?? '')).status).toBe(200);
  });

  it('names the contact, and lets out no cost and nothing of a lecturer but name and title', async () => {
    const projectId = await approvedProject(
      cloud,
      { by, reviewer },
      {
        courses: [courseOf({ lecturers: [lecturer], remarks: '机场接送' })],
        form: {
          ...{ contactPhone: '13712345678', meetingCostFen: 7_654_321, remarks: '内部备注' },
          venuePoint: '28.201200,112.980600',
        },
      },
    );
    const notice = await anyone().do('notice.get', { projectId });
    expect(notice.contact).toEqual({ name: '李建华', phone: '13712345678' });
    expect(notice.point).toEqual({ latitude: 28.2012, longitude: 112.9806 });
    const text = JSON.stringify(notice);
    for (const secret of ['7654321', '内部备注', '13787654321', '430100000217', '1970-01-01', '机场接送']) {
      expect(text).not.toContain(secret);
    }
  });

  it('of a project that is not approved is not there', async () => {
    const projectId = await submittedProject(cloud, by);
    expect(refusalOf(await anyone().call('notice.get', { projectId })).code).toBe('notFound');
    expect(refusalOf(await anyone().call('notice.get', { projectId: 'no-such-project' })).code).toBe('notFound');
  });
});

describe('the list of notices', () => {
  it('names what is to come or going on, the soonest to end first, and drops it after its last day', async () => {
    const later = await approvedProject(
      cloud,
      { by, reviewer },
      { batches: [batchOf({ begin: '2025-12-20', end: '2025-12-21' })] },
    );
    const submitted = await submittedProject(cloud, by);
    const idsOn = async (day: string) => {
      cloud.clock.set(instantOf(day, '12:00:00'));
      const { rows } = await anyone().do('notice.list', { limit: 100 });
      return rows.map(({ projectId }) => projectId);
    };
    const before = await idsOn('2025-11-30');
    expect(before.length).toBeGreaterThan(1);
    expect(before.at(-1)).toBe(later);
    expect(before).not.toContain(submitted);
    expect(await idsOn('2025-12-21')).toEqual([later]);
    expect(await idsOn('2025-12-22')).toEqual([]);
  });
});
