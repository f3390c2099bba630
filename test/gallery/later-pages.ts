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
  'credits/reverse': {
    as: administrator,
    query: round('toHandIn'),
    without: { empty: 'it is about one round', many: 'it is about one round' },
  },
  'credits/reversal': {
    as: administrator,
    varies: 'who is first in a list by ids of each run',
    query: ({ rounds }) => ({ reversalId: rounds.reversal }),
    without: { empty: 'a request has all its facts', many: 'it shows one request' },
  },
  'credits/lecturer-grant': {
    as: administrator,
    query: ({ projects }) => ({ projectId: projects.done, batchId: 'b1' }),
    without: { many: 'a batch has few lecturers' },
  },
  'credits/round-people': { as: administrator, query: round('handedIn') },
  'credits/round-outcomes': {
    as: administrator,
    query: round('handedIn'),
    varies: 'who or what is first goes by ids of the run',
  },
  'credits/grant-courses': {
    as: administrator,
    query: project('analysed'),
    without: { many: 'a project has few courses' },
    scenes: [{ name: 'not-yet', query: project('heldNow') }],
  },

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
    scenes: [{ name: 'add', act: press('添加单位') }],
  },
  'centre/institution': {
    as: reviewer,
    query: () => ({ institutionId: 'changsha-xx' }),
    without: { empty: 'a hospital has all its facts', many: 'it shows one hospital' },
    scenes: [
      { name: 'password', act: press(/^重设密码/) },
      { name: 'edit', act: press('修改名称和联系人') },
      { name: 'suspend', act: press('停用这个单位') },
    ],
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
  'centre/rule-table': {
    as: reviewer,
    without: { empty: 'it has every figure, also those without a row', many: 'its figures are few' },
    scenes: [{ name: 'to-confirm', act: press(/^待确认/) }],
  },
  'centre/rule-edit': {
    as: reviewer,
    query: () => ({ track: 'health', figure: 'lecturerProvincial' }),
    without: { empty: 'the form is always there', many: 'a figure has few rows' },
  },
  'centre/projects': { as: reviewer },
  'centre/compare': {
    as: reviewer,
    query: (world) => ({ ...project('submitted')(world), kind: 'agenda', digest: 'f'.repeat(64) }),
    without: { empty: 'a document has two versions', many: 'two versions, whatever they hold' },
  },
};
