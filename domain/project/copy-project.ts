/** A project filled in like an earlier one (M5, M7; rules: "Copying a project"). */
import { checkDisciplines } from './disciplines';
import { formFromEntry, type CatalogueEntry, type Course, type ProjectForm } from './project';

/** What an earlier project gives. */
export type CopiedContent = { form: ProjectForm; courses: readonly Course[] };

/**
 * Form and courses with their lecturers, onto another entry. What the entry says comes first. Nothing that belongs to the earlier
 * meeting comes along: no dates, no times of teaching, no number of its own, no filing at its venue, and no document.
 */
export function copyOnto(entry: CatalogueEntry, earlier: CopiedContent): { form: ProjectForm; courses: Course[] } {
  const fresh = formFromEntry(entry);
  const { venue, platform, assessed, contactName, contactPhone, meetingCostFen, remarks } = earlier.form;
  const { plannedAttendees, enrolment, bring, venuePoint } = earlier.form;
  return {
    form: {
      ...fresh,
      ...{ venue, assessed, contactName, contactPhone, meetingCostFen, remarks },
      ...(platform === undefined ? {} : { platform }),
      ...(plannedAttendees === undefined ? {} : { plannedAttendees }),
      ...(enrolment === undefined ? {} : { enrolment }),
      ...(bring === undefined ? {} : { bring }),
      ...(venuePoint === undefined ? {} : { venuePoint }),
      ...hoursThatFit(entry, earlier.form),
      ...disciplinesOf(entry, earlier.form),
      activityForm: fresh.activityForm ?? earlier.form.activityForm,
      projectLead: fresh.projectLead === '' ? earlier.form.projectLead : fresh.projectLead,
    },
    courses: earlier.courses.map(withoutTimes),
  };
}

/** Theory and practice, unless the other entry has fewer hours in all. */
function hoursThatFit(
  { hourTenths }: CatalogueEntry,
  { theoryHourTenths, practicalHourTenths }: ProjectForm,
): Pick<ProjectForm, 'theoryHourTenths' | 'practicalHourTenths'> {
  return (theoryHourTenths ?? 0) + (practicalHourTenths ?? 0) > hourTenths
    ? { theoryHourTenths: null, practicalHourTenths: null }
    : { theoryHourTenths, practicalHourTenths };
}

/** Those of the entry, else those of the earlier project where they are of the list: a new project takes no free text over. */
function disciplinesOf(entry: CatalogueEntry, earlier: ProjectForm): Pick<ProjectForm, 'discipline2' | 'discipline3'> {
  const [chosen, other] = entry.discipline2 === '' ? [earlier, entry] : [entry, entry];
  const { discipline2, discipline3 } = checkDisciplines(chosen) === undefined ? chosen : other;
  return { discipline2, discipline3 };
}

/** When a course was taught belongs to the earlier meeting. */
const withoutTimes = (course: Course): Course => ({ ...course, lessons: [] });
