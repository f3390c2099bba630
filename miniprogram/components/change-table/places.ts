import type { OutputOf } from '../../../contract/index';
import { labelOf } from '../../../domain/kernel/enumeration';
import { documentKinds, type ProjectForm } from '../../../domain/project/project';
import { fieldNames } from './lines';

type Content = Pick<OutputOf<'project.get'>, 'courses' | 'batches'>;
/** An objection as the contract tells it. */
export type Objection = NonNullable<OutputOf<'project.get'>['reviews'][number]['objections']>[number];

const isField = (name: string): name is keyof ProjectForm => Object.prototype.hasOwnProperty.call(fieldNames, name);

/** What a place of an objection is called (domain/project/objections.ts); something that is gone since says so. */
export function placeName(at: string, { courses, batches }: Content): string {
  const part = at.slice(0, at.indexOf('.'));
  const id = at.slice(part.length + 1);
  if (part === 'documents') return labelOf(documentKinds, id);
  if (part === 'form') return isField(id) ? fieldNames[id] : '举办信息';
  if (part === 'batches') {
    const index = batches.findIndex(({ batchId }) => batchId === id);
    return index === -1 ? '举办周期（已删除）' : `举办周期第 ${index + 1} 期`;
  }
  const course = courses.find(({ courseId }) => courseId === id);
  return course === undefined ? '课程（已删除）' : `课程「${course.topic}」`;
}
