import type { ProjectForm } from '../../../../domain/project/project';

/** How many have enrolled, against what is planned; '' where nobody enrols. */
export function enrolmentLine({
  enrolled,
  form,
}: {
  enrolled?: number | undefined;
  form: Pick<ProjectForm, 'plannedAttendees'>;
}): string {
  if (enrolled === undefined) return '';
  const planned = form.plannedAttendees ?? null;
  return planned === null ? `已报名 ${enrolled} 人` : `已报名 ${enrolled} / ${planned}`;
}
