import type { Database } from '../database';
import type { AuditEntry, Documents } from '../documents';

type NamedCollection = 'persons' | 'administrators' | 'departments' | 'projects';
type Subject = Pick<AuditEntry, 'subject' | 'projectId'>;

const collectionOf: Readonly<Record<string, NamedCollection>> = {
  person: 'persons',
  administrator: 'administrators',
  department: 'departments',
};

/** Where the name of an entry's subject stands: what lies in a project goes by the project's title. */
function sourceOf({ subject, projectId }: Subject): { collection: NamedCollection; id: string } | undefined {
  const colon = subject.indexOf(':');
  const kind = subject.slice(0, Math.max(colon, 0));
  const collection = Object.prototype.hasOwnProperty.call(collectionOf, kind) ? collectionOf[kind] : undefined;
  if (collection) return { collection, id: subject.slice(colon + 1) };
  return projectId === null ? undefined : { collection: 'projects', id: projectId };
}

/**
 * The names of what a page of the log is about, as the institution may see them: of its own people, administrators,
 * departments and projects, under the name they have now. One read a collection for up to a hundred entries.
 * @returns the name of an entry's subject; undefined for one that is gone or another institution's
 */
export async function readSubjectNames(
  db: Database,
  { entries, institutionId }: { entries: readonly Subject[]; institutionId: string },
): Promise<(entry: Subject) => string | undefined> {
  const sources = entries.map(sourceOf);
  const read = async <C extends NamedCollection>(
    collection: C,
    field: string,
    nameOf: (one: Documents[C]) => string,
  ) => {
    const ids = [...new Set(sources.flatMap((source) => (source?.collection === collection ? [source.id] : [])))];
    if (ids.length === 0) return new Map<string, string>();
    const where = { _id: { in: ids }, institutionId };
    const found = await db.find(collection, { where, fields: [field], limit: ids.length });
    return new Map(found.map((one) => [one._id, nameOf(one)]));
  };
  const [persons, administrators, departments, projects] = await Promise.all([
    read('persons', 'name', ({ name }) => name),
    read('administrators', 'name', ({ name }) => name),
    read('departments', 'name', ({ name }) => name),
    read('projects', 'title', ({ title }) => title),
  ]);
  const names = { persons, administrators, departments, projects };
  return (entry) => {
    const source = sourceOf(entry);
    return source && names[source.collection].get(source.id);
  };
}
