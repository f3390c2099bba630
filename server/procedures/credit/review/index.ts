import type { Procedure } from '../../../call/procedure';
import { begin } from './begin';
import { change } from './change';
import { changeGet } from './change-get';
import { history } from './history';
import { materials } from './materials';
import { paper } from './paper';
import { project } from './project';
import { projectGet } from './project-get';
import { projects } from './projects';
import { queue } from './queue';

export const reviewProcedures: readonly Procedure[] = [
  queue,
  projects,
  projectGet,
  begin,
  history,
  changeGet,
  change,
  project,
  paper,
  materials,
];
