import type { Procedure } from '../../../call/procedure';
import { materials } from './materials';
import { paper } from './paper';
import { project } from './project';
import { projectGet } from './project-get';
import { queue } from './queue';

export const reviewProcedures: readonly Procedure[] = [queue, projectGet, project, paper, materials];
