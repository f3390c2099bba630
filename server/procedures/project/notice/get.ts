import { noticeGet } from '../../../../contract/calls/project/notice';
import { noticeLink } from '../../../../domain/project/notice-link';
import type { Context } from '../../../call/context';
import type { Project } from '../../../data/documents';
import { findPublicProject } from '../../../data/projects';
import { defineProcedure } from '../../../call/procedure';
import { noticeRowOf } from './notice-view';

/** The public meeting notice (T5): no phone, no cost, of lecturers only name and title. */
export const get = defineProcedure(noticeGet, async (context, { projectId }) => {
  const project = await findPublicProject(context.db, projectId);
  const { form, batches, courses, state } = project;
  return {
    ...noticeRowOf(project),
    link: noticeLink({ urlPrefix: context.settings.scanUrlPrefix, projectId }),
    activityForm: form.activityForm,
    projectLead: form.projectLead,
    discipline: [form.discipline2, form.discipline3].filter((name) => name !== '').join(' / '),
    batches: batches.map(({ begin, end, windows }) => ({ begin, end, windows: [...windows] })),
    courses: courses.map(({ topic, hourTenths, lecturerName, professionalTitle }) => ({
      topic,
      hourTenths,
      lecturerName,
      professionalTitle,
    })),
    state,
    attachments: await attachmentsOf(context, project),
  };
});

/** Notice and agenda are made to be handed out; the registration form holds personal data and is not. */
async function attachmentsOf({ platform }: Context, { documents }: Project) {
  const files = (['notice', 'agenda'] as const).flatMap((kind) => {
    const file = documents[kind];
    return file ? [{ kind, ...file }] : [];
  });
  const urls = await platform.fileUrls(files.map(({ fileId }) => fileId));
  return files.flatMap(({ kind, fileId, fileName, sizeBytes }) => {
    const url = urls.get(fileId);
    return url === undefined ? [] : [{ kind, fileName, sizeBytes, url }];
  });
}
