import { press, tick, turnTo } from './acts';
import { administrator, oneTransfer, project, reviewer, round } from './openings';
import type { GalleryPage } from './registry';

/** The pages of what comes after a meeting, and those of the centre: a part of `pages.ts`. */
export const laterPages: Readonly<Record<string, GalleryPage>> = {
  'credits/grant-projects': { as: administrator },
  'credits/grant': {
    as: administrator,
    query: ({ analysisId }) => ({ analysisId }),
    scenes: [
      { name: 'strategy', act: press(/^授分策略/) },
      { name: 'excluding', act: tick('宋杰') },
    ],
  },
  'credits/grant-round': {
    as: administrator,
    query: round('toHandIn'),
    without: { many: 'it shows the figures of one round' },
    scenes: [{ name: 'effective', query: round('done') }],
  },
  'credits/materials': {
    as: administrator,
    query: round('toHandIn'),
    scenes: [
      { name: 'handed-in', query: round('handedIn') },
      { name: 'approved', query: round('done') },
    ],
  },
  'credits/round-people': { as: administrator, query: round('handedIn') },

  'centre/project': {
    as: reviewer,
    query: project('submitted'),
    scenes: [
      { name: 'returning', act: press('退回') },
      { name: 'decided', query: project('returned') },
    ],
  },
  'centre/project-detail': {
    as: reviewer,
    query: project('submitted'),
    scenes: [
      { name: 'courses', query: (world) => ({ ...project('submitted')(world), part: 'courses' }) },
      { name: 'history', query: (world) => ({ ...project('returned')(world), part: 'reviews' }) },
    ],
  },
  'centre/materials': {
    as: reviewer,
    query: round('handedIn'),
    scenes: [
      { name: 'returning', act: press('退回') },
      { name: 'decided', query: round('done') },
    ],
  },
  'centre/attendance': { as: reviewer, query: round('handedIn') },
  'centre/institutions': {
    as: reviewer,
    scenes: [{ name: 'password', act: press(/^长沙市XX医院/) }],
  },
  'centre/anchors': { as: reviewer, varies: 'digests are signed with keys made for each run' },
  'centre/transfers': { as: reviewer, scenes: [{ name: 'ended', act: turnTo('已裁决') }] },
  'centre/transfer': {
    as: reviewer,
    query: ({ disputed }) => ({ transferId: disputed }),
    without: oneTransfer,
    scenes: [{ name: 'upholding', act: press('不同意') }],
  },
  'centre/change': {
    as: reviewer,
    query: ({ projects }) => ({ changeId: projects.changeId }),
    without: { empty: 'a request asks for something', many: 'one request has few changes' },
    scenes: [{ name: 'returning', act: press('退回') }],
  },
  'centre/history': { as: reviewer },
};
