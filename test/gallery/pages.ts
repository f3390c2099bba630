import { press, tick, turnTo } from './acts';
import {
  administrator,
  batch,
  codes,
  form,
  keptScan,
  opened,
  project,
  reviewer,
  round,
  stands,
  stranger,
  trainee,
} from './openings';
import { activityPages } from './activity-pages';
import { cataloguePages } from './catalogue-pages';
import { peoplePages } from './people-pages';
import { evaluationPages } from './evaluation-pages';
import { laterPages } from './later-pages';
import type { GalleryPage } from './registry';
import { NOW } from './world/plant';

/** Where the pages of each part lie. */
const roots: Readonly<Record<string, string>> = {
  home: 'pages',
  trainee: 'packages/trainee',
  notice: 'packages/notice',
  centre: 'packages/centre',
  people: 'packages/people',
  message: 'packages/message',
  projects: 'packages/projects',
  attendance: 'packages/attendance',
  credits: 'packages/credits',
  evaluation: 'packages/evaluation',
  exam: 'packages/exam',
};

/** The path of a page in app.json: `people/account` → `packages/admin/account/index`. */
export function pathOf(key: string): string {
  const [part = '', name = ''] = key.split('/');
  const root = roots[part];
  if (root === undefined) throw new Error(`no pages lie under ${part}`);
  return part === 'home' ? `${root}/${name}/home/index` : `${root}/${name}/index`;
}

/**
 * Every page of app.json. A new one needs its address, who opens it and what it is opened with; what it cannot be in is said
 * with the reason.
 */
export const pages: Readonly<Record<string, GalleryPage>> = {
  'home/trainee': {
    as: trainee,
    scenes: [
      { name: 'nobody', as: null },
      { name: 'unregistered', as: stranger },
      { name: 'pending', as: 'liu-yang' },
      { name: 'returned', as: 'tan-rui' },
      { name: 'left', as: 'gao-yuan' },
      { name: 'asks-rebinding', as: 'luo-qian-new' },
      { name: 'is-asked-for', as: 'luo-qian' },
      { name: 'moved-away', as: 'deng-kai' },
      { name: 'scan-kept', storage: keptScan(60_000), broken: 'attendance.checkInLate' },
    ],
  },
  'home/admin': {
    as: administrator,
    scenes: [
      { name: 'signed-out', as: stranger },
      { name: 'contact', as: 'tan-qin' },
      { name: 'centre', as: reviewer },
      { name: 'centre-materials', as: reviewer, act: turnTo(/会议资料/) },
    ],
  },

  'trainee/register': {
    as: stranger,
    without: form,
    scenes: [
      { name: 'problems', act: press('提交注册') },
      { name: 'institutions', act: press(/^所在单位/) },
      { name: 'titles', act: press(/^职称/) },
      { name: 'mending', as: 'tan-rui' },
      { name: 'asked', as: 'wu-min' },
    ],
  },
  'trainee/registration': {
    as: 'liu-yang',
    without: { empty: 'a registration has all its facts', many: 'it shows one registration' },
    scenes: [
      { name: 'returned', as: 'tan-rui' },
      { name: 'asking', query: () => ({ handedIn: '1' }) },
      { name: 'approved', as: trainee },
      { name: 'rebinding', as: 'luo-qian-new' },
      { name: 'unregistered', as: stranger },
    ],
  },
  'trainee/rebinding': {
    as: stranger,
    without: form,
    scenes: [{ name: 'problems', act: press('提交申请') }],
  },
  'trainee/privacy': { as: stranger, without: stands },
  'trainee/scan-result': {
    as: 'peng-tao',
    by: { page: 'home/trainee', query: ({ qrText }) => ({ q: qrText }), scene: 1011 },
    without: { loading: 'the page before sends the scan and opens it with what became of it' },
    scenes: [
      { name: 'unregistered', as: 'lin-xiao' },
      {
        name: 'lapsed',
        ...opened({ queue: '1' }),
        storage: keptScan(15 * 60_000, { kind: 'lapsed', scannedAt: NOW - 15 * 60_000 }),
      },
    ],
  },
  'trainee/records': { as: trainee },
  'trainee/credits': { as: trainee },
  'trainee/missing-place': {
    as: stranger,
    query: () => ({ name: '安化县梅城镇卫生院' }),
    without: form,
    scenes: [
      { name: 'problems', act: press('报给中心') },
      { name: 'department', query: () => ({ kind: 'department' }) },
    ],
  },
  'trainee/history': { as: trainee },
  'trainee/profile': {
    as: trainee,
    without: { empty: 'a registration has all its facts', many: 'it shows one registration' },
    scenes: [{ name: 'asked', as: 'luo-qian' }],
  },
  'trainee/correction': { as: trainee, without: form },
  'trainee/transfer': {
    as: 'liang-wen',
    without: { many: 'it shows one transfer', empty: 'without a transfer it says how to ask for one (scene none)' },
    scenes: [
      { name: 'none', as: trainee },
      { name: 'objected', as: 'zheng-shuang' },
      { name: 'asking', as: 'zheng-shuang', act: press('请中心裁决') },
      { name: 'left', as: 'gao-yuan' },
    ],
  },
  'trainee/transfer-request': {
    as: trainee,
    without: form,
    scenes: [
      { name: 'institutions', act: press(/^新单位/) },
      { name: 'left', as: 'gao-yuan' },
    ],
  },
  'trainee/my-slots': { as: trainee, query: batch('heldNow'), without: { many: 'a batch has few slots' } },
  'trainee/appeal': {
    as: 'peng-tao',
    query: (world) => ({ ...batch('analysed')(world), day: '2025-12-02' }),
    without: { many: 'a batch has few days' },
    scenes: [
      { name: 'waits', as: trainee, query: batch('toHandIn') },
      { name: 'days', query: batch('analysed') },
    ],
  },
  'trainee/place-consent': {
    as: trainee,
    without: stands,
    scenes: [{ name: 'refuses', query: () => ({ refuses: '1' }) }],
  },
  'trainee/face': { as: trainee },

  'notice/detail': {
    as: stranger,
    query: project('heldNow'),
    scenes: [
      { name: 'nobody', as: null },
      { name: 'trainee', as: trainee },
      { name: 'over', query: project('done') },
      { name: 'enrolled', as: trainee, query: project('announced') },
      { name: 'enrol', as: 'zhang-wei', query: project('announced'), act: press('报名参加') },
    ],
  },
  'notice/list': { as: stranger },
  'notice/poster': { as: administrator, query: project('heldNow') },

  'message/inbox': {
    as: administrator,
    varies: 'who or what is first goes by ids of the run',
    scenes: [
      { name: 'unread', act: press(/^未读/) },
      { name: 'trainee', as: trainee },
      { name: 'centre', as: reviewer },
    ],
  },

  ...peoplePages,

  'projects/projects': { as: administrator },
  'projects/catalogue': {
    as: administrator,
    scenes: [
      {
        name: 'earlier',
        act: async (top) => {
          await top.getByRole('radio').filter({ visible: true }).first().click();
          await press('照以前的项目填写')(top);
        },
      },
    ],
  },
  'projects/project-form': {
    as: administrator,
    query: project('draft'),
    scenes: [{ name: 'locked', query: project('heldNow') }],
  },
  'projects/courses': {
    as: administrator,
    query: project('draft'),
    scenes: [{ name: 'locked', query: project('analysed') }],
  },
  'projects/course': {
    as: administrator,
    query: (world) => ({ ...project('draft')(world), courseId: 'c1' }),
    scenes: [
      { name: 'new', query: project('draft') },
      { name: 'problems', query: project('draft'), act: press('保存课程') },
      { name: 'locked', query: (world) => ({ ...project('heldNow')(world), courseId: 'c1' }) },
    ],
  },
  'projects/batch': {
    as: administrator,
    query: batch('draft'),
    scenes: [
      { name: 'new', query: project('draft') },
      { name: 'rest-days', query: batch('analysed') },
    ],
  },
  'projects/documents': {
    as: administrator,
    query: project('draft'),
    scenes: [
      { name: 'complete', query: project('returned') },
      { name: 'locked', query: project('submitted') },
    ],
  },
  'projects/project': {
    as: administrator,
    query: project('returned'),
    scenes: [
      { name: 'draft', query: project('draft') },
      { name: 'submitted', query: project('submitted') },
      { name: 'approved', query: project('heldNow') },
      { name: 'granted', query: project('done') },
    ],
  },
  'projects/change': {
    as: administrator,
    query: project('heldNow'),
    without: { empty: 'it begins with nothing asked for', many: 'one request has few changes' },
  },
  ...cataloguePages,
  'projects/enrolments': { as: administrator, query: project('heldNow') },
  ...activityPages,

  'attendance/attendance': {
    as: administrator,
    query: project('heldNow'),
    scenes: [{ name: 'over', query: project('analysed') }],
  },
  'attendance/qr': {
    as: administrator,
    query: ({ sessionId }) => ({ sessionId }),
    without: codes,
    scenes: [
      { name: 'settings', act: press('设置') },
      { name: 'displays', act: press('大屏') },
      { name: 'signed-out', refused: { call: 'attendance.live', code: 'notSignedIn' }, everySize: true },
      { name: 'over', query: ({ projects }) => ({ sessionId: `${projects.analysed}:b1` }) },
      { name: 'activity', query: ({ activities }) => ({ sessionId: activities.scanningSession }) },
    ],
  },
  'attendance/display': {
    as: administrator,
    query: ({ sessionId }) => ({ sessionId }),
    without: codes,
    scenes: [
      { name: 'pairing', as: stranger, query: () => ({}) },
      { name: 'paired', as: stranger, query: () => ({}), storage: ({ display }) => ({ display }) },
    ],
  },
  'attendance/records': { as: administrator, query: batch('analysed') },
  'attendance/analysis': {
    as: administrator,
    query: batch('analysed'),
    scenes: [
      { name: 'person', act: press(/^周敏/) },
      { name: 'not-yet', query: batch('heldNow') },
    ],
  },
  'attendance/manual': {
    as: administrator,
    query: batch('heldNow'),
    without: { empty: 'it begins with a search', many: 'it begins with a search' },
    scenes: [{ name: 'chosen', query: (world) => ({ ...batch('heldNow')(world), personId: world.approvedPersonId }) }],
  },
  'attendance/person-slots': {
    as: administrator,
    query: (world) => ({ ...batch('analysed')(world), personId: world.approvedPersonId }),
  },
  'attendance/personal-code': {
    as: trainee,
    without: { empty: 'everybody registered has a code', many: 'there is one code' },
    varies: 'the code and the number are of the run',
  },
  'attendance/session': {
    as: administrator,
    query: batch('heldNow'),
    without: { many: 'a project has few courses' },
    scenes: [{ name: 'edit', query: (world) => ({ ...batch('heldNow')(world), sessionId: world.sessionId }) }],
  },
  'attendance/appeals': { as: administrator },
  'attendance/appeal-answer': {
    as: administrator,
    query: ({ rounds }) => ({ appealId: rounds.appeal }),
    without: { empty: 'an appeal says something', many: 'it shows one appeal' },
    scenes: [{ name: 'answering', act: press('不同意') }],
  },
  'attendance/export': {
    as: administrator,
    query: (world) => ({ ...batch('analysed')(world), kind: 'records' }),
    without: {
      loading: 'it asks for nothing before something is exported',
      failed: 'it asks for nothing before something is exported',
      internal: 'it asks for nothing before something is exported',
      empty: 'there is always something to choose',
      long: 'no text of anybody is shown',
      many: 'there are two formats',
    },
    scenes: [{ name: 'round', query: (world) => ({ ...round('done')(world), kind: 'outcomes' }) }],
  },
  'attendance/faces': { as: administrator, query: batch('heldNow') },
  'attendance/spot-check': {
    as: administrator,
    query: (world) => ({ sessionId: world.sessionId }),
  },
  'attendance/expected': { as: administrator, query: batch('heldNow'), varies: 'the order is that of ids of the run' },
  'attendance/analysis-compare': { as: administrator, query: ({ analysisId }) => ({ analysisId }) },
  'attendance/doubts': {
    as: administrator,
    query: batch('analysed'),
    scenes: [
      { name: 'ticked', act: tick(/^选中/) },
      { name: 'ruling', act: press(/^核实无误/) },
    ],
  },

  ...laterPages,
  ...evaluationPages,
};
