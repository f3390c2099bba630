import type { OutputOf } from '../../../../contract';
import type { Appeal } from '../../../data/documents';

type Row = OutputOf<'appeal.list'>['rows'][number];

/** An appeal as both sides read it. */
export const appealView = ({
  _id,
  kind,
  windows,
  reason,
  note,
  files,
  askedAt,
  state,
  answered,
}: Appeal): OutputOf<'appeal.basis'>['appeals'][number] => ({
  appealId: _id,
  kind,
  slots: windows,
  reason,
  note,
  pictures: files.length,
  askedAt,
  state,
  answered,
});

/** The same with whose it is. @param readBy the institution of who reads */
export function appealRow(appeal: Appeal, readBy: string): Row {
  const { personId, who, projectId, batchId, title } = appeal;
  const { name, personNumber, institutionId, institutionName, departmentName } = who;
  return {
    ...appealView(appeal),
    personId,
    name,
    personNumber,
    institutionName,
    departmentName,
    outside: institutionId !== readBy,
    projectId,
    batchId,
    title,
  };
}
