import type { OutputOf } from '../../../../contract';
import type { Project } from '../../../data/documents';
import { checksOf, type Judging } from '../../project/project/project-view';

/** What the system has compared of a project, for the reviewer's screen. */
export const checksFor = (project: Project, judging: Judging): OutputOf<'review.projectGet'>['checks'] =>
  checksOf(project, judging).map(({ code, ok, ...figures }) => ({ code, result: ok ? 'pass' : 'warn', figures }));
