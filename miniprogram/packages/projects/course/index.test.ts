import { aPhone, pageOf, tapOn, told } from '../../../../test/support/pages';
import { aProjectDetail } from '../../../../test/support/project-detail';

const project = aProjectDetail({ state: 'draft', timesSubmitted: 0 });
const [course] = project.courses;

/** The page of a course, and what it has saved. */
async function coursePage({ project: loaded = project, confirm = true } = {}) {
  const saved: { courses: { courseId: string; topic: string }[] }[] = [];
  const phone = aPhone(
    (call, input) => {
      if (call === 'session.get') return { administrator: { name: '李建华' } };
      if (call === 'project.get') return loaded;
      saved.push(input as (typeof saved)[number]);
      return { revision: 2, missing: [], warnings: [] };
    },
    {
      enableAlertBeforeUnload: () => undefined,
      disableAlertBeforeUnload: () => undefined,
      showModal: () => Promise.resolve({ confirm }),
    },
  );
  return { phone, saved, open: await pageOf(() => import('./index')) };
}

describe('the page of a course', () => {
  it('of a new one has an id of its own, whichever other one is open', async () => {
    const { open, saved } = await coursePage({ project: { ...project, courses: [] } });
    const [one, other] = [await open({ projectId: 'p1' }), await open({ projectId: 'p1' })];
    for (const page of [one, other]) {
      await page.do('change', told({ key: 'topic', value: '新课程' }));
      await page.do('change', told({ key: 'hourTenths', value: '1.5' }));
      await page.do('save');
    }
    const ids = saved.flatMap(({ courses }) => courses.map(({ courseId }) => courseId));
    expect([ids.length, new Set(ids).size]).toEqual([2, 2]);
  });

  it('keeps an error to itself', async () => {
    const { open } = await coursePage();
    const [one, other] = [await open({ projectId: 'p1' }), await open({ projectId: 'p1' })];
    await one.do('save');
    await other.do('retry');
    const errors = (page: typeof one) => page.data.rows.map(({ error }) => error);
    expect(errors(one)).toContain('必填');
    expect(new Set(errors(other))).toEqual(new Set(['']));
  });

  it('is removed after a yes, and left', async () => {
    const { open, saved, phone } = await coursePage();
    const page = await open({ projectId: 'p1', courseId: course?.courseId });
    await page.do('remove', tapOn({}));
    expect(saved.map(({ courses }) => courses)).toEqual([[]]);
    expect(phone.asked).toEqual(['switchTab /pages/admin/home/index']);
  });

  it('stays after a no', async () => {
    const { open, saved, phone } = await coursePage({ confirm: false });
    const page = await open({ projectId: 'p1', courseId: course?.courseId });
    await page.do('remove', tapOn({}));
    expect([saved, phone.asked, page.data.busy]).toEqual([[], [], '']);
  });

  it('takes times and several lecturers, whose hours are shared anew with each change', async () => {
    const { open, saved } = await coursePage({ project: { ...project, courses: [] } });
    const page = await open({ projectId: 'p1' });
    await page.do('change', told({ key: 'topic', value: '质量控制' }));
    await page.do('addLecturer', tapOn({}));
    await page.do('addLecturer', tapOn({}));
    await page.do('change', told({ key: 'hourTenths', value: '3' }));
    await page.do('addLesson', tapOn({}));
    await page.do('pickBegin', { ...tapOn({ index: 0 }), ...told({ value: '09:00' }) });
    expect(page.data.lecturers.map(({ share }) => share)).toEqual(['1.5 学时', '1.5 学时']);
    expect(page.data.lessons).toMatchObject([{ day: '12-06 周六', begin: '09:00', end: '10:45' }]);
    await page.do('save');
    expect(saved).toMatchObject([
      {
        courses: [
          {
            lessons: [{ day: '2025-12-06', begin: '09:00', end: '10:45' }],
            lecturers: [{ hourTenths: 15 }, { hourTenths: 15 }],
          },
        ],
      },
    ]);
  });
});
