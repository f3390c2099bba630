import type { PaperProject } from '../../server/pdf/project-papers';
import { aProjectDetail } from './project-detail';
import { courseOf, filled, lecturerOf } from './projects';

/** A project as a paper is made from it. */
export function aPaperProject(changes: Partial<PaperProject> = {}): PaperProject {
  const { form, ...project } = aProjectDetail();
  return {
    ...project,
    form: filled(form, { discipline2: '儿科学', discipline3: '儿科内科学', contactName: '李建华' }),
    courses: [
      courseOf({
        hourTenths: 60,
        lecturers: [
          lecturerOf({
            hourTenths: 60,
            lecturerName: '龚䶮',
            institutionName: '长沙市XX医院',
            cardNumber: 'HN200001',
          }),
        ],
      }),
    ],
    ...changes,
  };
}
