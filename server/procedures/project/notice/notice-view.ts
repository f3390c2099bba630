import type { OutputOf } from '../../../../contract';
import type { NoticedProject } from '../../../data/projects';

type NoticeRow = OutputOf<'notice.list'>['rows'][number];

/** What the public reads of a project in a list. Named field by field: nothing else of a project ever gets out here. */
export function noticeRowOf(project: NoticedProject): NoticeRow {
  const { _id, projectNumber, title, creditLevel, creditHundredths, hourTenths, institutionName, form } = project;
  const { firstDay, lastDay } = project;
  if (firstDay === null || lastDay === null) throw new Error('an approved project without a batch');
  return {
    projectId: _id,
    projectNumber,
    title,
    creditLevel,
    creditHundredths,
    hourTenths,
    institutionName,
    venue: form.venue,
    firstDay,
    lastDay,
  };
}
