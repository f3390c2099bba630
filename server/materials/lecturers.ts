import { professionalTitles } from '../../domain/person/profession';
import { labelOf } from '../../domain/kernel/enumeration';
import { lecturersOf } from '../../domain/project/lecturers';
import type { Database } from '../data/database';
import type { Project } from '../data/documents';
import { findClaims } from '../data/lecturer-claims';
import { getEntries } from '../data/ledger';

/** A lecturer of a project with what a batch gave them; 0 of both while they were not granted. */
export interface GrantedLecturer {
  name: string;
  institutionName: string;
  title: string;
  cardNumber: string;
  topics: string[];
  hourTenths: number;
  grantedTenths: number;
  creditHundredths: number;
}

/** The lecturers whom the courses name, each with what was granted of their hours and stands (M20). Three requests. */
export async function grantedLecturers(
  db: Database,
  project: Pick<Project, '_id' | 'courses'>,
  batchId: string,
): Promise<GrantedLecturer[]> {
  const { courses } = project;
  const claims = await findClaims(
    db,
    { projectId: project._id, batchId },
    courses.map(({ courseId }) => courseId),
  );
  const entries = await getEntries(db, [...new Set([...claims.values()].flat().map(({ entryId }) => entryId))]);
  const credits = new Map(entries.map(({ _id, creditHundredths }) => [_id, creditHundredths]));
  const rows = courses.flatMap(({ lecturers }) => lecturers);
  return lecturersOf(courses).map(({ name, cardNumber, parts, hourTenths }) => {
    const own = parts.flatMap(({ courseId, lecturerId }) =>
      (claims.get(courseId) ?? []).filter((claim) => claim.lecturerId === lecturerId),
    );
    const [first] = parts;
    const form = rows.find(({ lecturerId }) => lecturerId === first?.lecturerId);
    const title = form?.professionalTitle ?? null;
    return {
      name,
      institutionName: form?.institutionName ?? '',
      title: title === null ? '' : labelOf(professionalTitles, title),
      cardNumber,
      topics: parts.map(({ topic }) => topic),
      hourTenths,
      grantedTenths: own.reduce((sum, claim) => sum + claim.hourTenths, 0),
      creditHundredths: [...new Set(own.map(({ entryId }) => entryId))].reduce(
        (sum, entryId) => sum + (credits.get(entryId) ?? 0),
        0,
      ),
    };
  });
}
