import { intendedStrategyOf } from '../../../../domain/project/intended-strategy';
import { noticeGet } from '../../../../contract/calls/project/notice';
import { batchesToEnrolFor, offersEnrolment } from '../../../../domain/project/enrolment';
import { dayOf } from '../../../../domain/kernel/time';
import { isOverNetwork } from '../../../../domain/project/project';
import { askingOf, windowsOf } from '../../../../domain/project/planned-windows';
import { venuePointIn } from '../../../../domain/project/venue-point';
import { noticeLink } from '../../../../domain/project/notice-link';
import type { Context } from '../../../call/context';
import type { Project } from '../../../data/documents';
import { countEnrolled } from '../../../data/enrolments';
import { findPublicProject } from '../../../data/projects';
import { addressOf } from '../../../files/address';
import { publicUrls } from '../../../files/public-links';
import { spendDailyRead } from '../../../guard/daily-limit';
import { defineProcedure } from '../../../call/procedure';
import { noticeRowOf } from './notice-view';

/** Far above what anybody reads. A hospital of thousands may stand behind one address. */
const NOTICES_A_DAY = { byPerson: 300, byAddress: 5000 };

/** The public meeting notice (T5): the contact that the project names, no cost, of lecturers only name and title. */
export const get = defineProcedure(noticeGet, async (context, { projectId }) => {
  await spendDailyRead(context, 'notice', NOTICES_A_DAY);
  const project = await findPublicProject(context.db, projectId);
  const { form, batches, courses, state } = project;
  const point = venuePointIn(form.venuePoint);
  return {
    ...noticeRowOf(project),
    link: noticeLink({ urlPrefix: context.settings.scanUrlPrefix, projectId }),
    activityForm: form.activityForm,
    platform: isOverNetwork(form.activityForm) ? (form.platform ?? '') : '',
    projectLead: form.projectLead,
    ...(point === undefined ? {} : { point }),
    contact: { name: form.contactName, phone: form.contactPhone },
    bring: form.bring ?? '',
    ...(project.lastChange === undefined ? {} : { changed: project.lastChange }),
    discipline: [form.discipline2, form.discipline3].filter((name) => name !== '').join(' / '),
    batches: batches.map((batch) => ({
      batchId: batch.batchId,
      begin: batch.begin,
      end: batch.end,
      windows: windowsOf(batch, courses),
      intendedStrategy: intendedStrategyOf(batch),
      asking: askingOf(batch, courses),
    })),
    courses: courses.map(({ topic, hourTenths, lessons, lecturers }) => ({
      topic,
      hourTenths,
      lessons: [...lessons],
      lecturers: lecturers.map(({ lecturerName, professionalTitle }) => ({ lecturerName, professionalTitle })),
    })),
    ...(await enrolmentOf(context, project)),
    state,
    ...(project.state === 'cancelled' && project.ended ? { cancelReason: project.ended.reason } : {}),
    attachments: await attachmentsOf(context, project),
  };
});

async function enrolmentOf({ db, at }: Context, project: Project) {
  if (!offersEnrolment(project)) return {};
  return {
    enrolment: {
      enrolled: await countEnrolled(db, project._id),
      planned: project.form.plannedAttendees ?? null,
      openBatchIds: batchesToEnrolFor(project, dayOf(at)).map(({ batchId }) => batchId),
    },
  };
}

/** Notice and agenda are made to be handed out; the registration form holds personal data and is not. */
async function attachmentsOf(context: Context, { documents }: Project) {
  const files = (['notice', 'agenda'] as const).flatMap((kind) => {
    const file = documents[kind];
    return file ? [{ kind, ...file }] : [];
  });
  const urls = await publicUrls(
    context,
    files.map(({ fileId }) => fileId),
  );
  return files.flatMap(({ kind, ...file }) => {
    const url = urls.get(file.fileId);
    const { sizeBytes, digest } = file;
    return url === undefined
      ? []
      : [{ kind, sizeBytes, ...addressOf(url, file), ...(digest === undefined ? {} : { digest }) }];
  });
}
