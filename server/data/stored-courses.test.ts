import { approvedProject } from '../../test/support/projects';
import { signedInAdministrator, signedInReviewer } from '../../test/support/builders';
import { openInProcess, type InProcessCloud } from '../../test/support/in-process';
import { readCourses } from './stored-courses';

const asOnceStored = {
  courseId: 'c1',
  topic: '室内质量控制',
  lecturerIsProjectLead: true,
  hourTenths: 90,
  cardNumber: '430100000217',
  lecturerName: '陈志远',
  gender: null,
  birthDate: null,
  education: null,
  department: '检验科',
  professionalTitle: 'chiefPhysician',
  position: '',
  phone: '',
  institutionName: '',
  remarks: '机房授课',
};
const { courseId, topic, hourTenths, remarks, ...person } = asOnceStored;
const today = {
  courseId,
  topic,
  hourTenths,
  lessons: [],
  lecturers: [{ lecturerId: 'c1-1', hourTenths, ...person }],
  remarks,
};

describe('a course that an older version stored', () => {
  it('has one lecturer, who teaches all of it, and no times', () => {
    expect(readCourses('projects', { _id: 'p', courses: [asOnceStored] })).toEqual({ _id: 'p', courses: [today] });
    const change = { base: { courses: [asOnceStored] }, asked: { courses: [today] } };
    expect(readCourses('changeRequests', change)).toEqual({ base: { courses: [today] }, asked: { courses: [today] } });
  });

  it('has no lecturer where nothing was said of one', () => {
    const nobody = Object.fromEntries(Object.keys(person).map((field) => [field, field === 'gender' ? null : '']));
    const open = { courseId, topic, hourTenths, remarks, ...nobody, lecturerIsProjectLead: false };
    expect(readCourses('projects', { courses: [open] })).toMatchObject({ courses: [{ lessons: [], lecturers: [] }] });
  });

  it('is not made of what another collection or a newer version holds', () => {
    const stored = { courses: [today] };
    expect(readCourses('projects', stored)).toBe(stored);
    expect(readCourses('attendanceSessions', { courses: [asOnceStored] })).toEqual({ courses: [asOnceStored] });
    expect(readCourses('projects', { _id: 'p' })).toEqual({ _id: 'p' });
  });

  describe('in a project', () => {
    let cloud: InProcessCloud;
    beforeAll(async () => {
      cloud = await openInProcess();
      await signedInAdministrator(cloud, 'administratorA1');
      await signedInReviewer(cloud, 'reviewer1');
    });

    it('is read, shown and corrected like any other', async () => {
      const projectId = await approvedProject(cloud, { by: 'administratorA1', reviewer: 'reviewer1' });
      await cloud.change('projects', projectId, { courses: [asOnceStored as never] });
      const administrator = cloud.as('administratorA1');
      const { courses, batches, revision } = await administrator.do('project.get', { projectId });
      expect(courses).toEqual([today]);
      expect(await cloud.as(null).do('notice.get', { projectId })).toMatchObject({
        courses: [{ lecturers: [{ lecturerName: '陈志远' }] }],
      });
      const [course] = courses;
      const corrected = course && {
        ...course,
        lecturers: course.lecturers.map((lecturer) => ({ ...lecturer, department: '医学检验科' })),
      };
      await administrator.do('project.saveCourses', {
        projectId,
        revision,
        courses: corrected ? [corrected] : [],
        batches,
      });
      const [stored] = cloud.documents('projects');
      expect(stored?.courses).toMatchObject([{ lecturers: [{ lecturerId: 'c1-1', department: '医学检验科' }] }]);
    });
  });
});
