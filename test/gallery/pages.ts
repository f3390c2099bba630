import type { GalleryPage } from './registry';
import type { World } from './world/plant';

/** Where the pages of each part lie. */
const roots: Readonly<Record<string, string>> = {
  home: 'pages',
  trainee: 'packages/trainee',
  notice: 'packages/notice',
  centre: 'packages/centre',
  people: 'packages/admin',
  projects: 'packages/admin',
  attendance: 'packages/admin',
  credits: 'packages/admin',
};

/** The path of a page in app.json: `people/account` → `packages/admin/account/index`. */
export function pathOf(key: string): string {
  const [part = '', name = ''] = key.split('/');
  const root = roots[part];
  if (root === undefined) throw new Error(`no pages lie under ${part}`);
  return part === 'home' ? `${root}/${name}/home/index` : `${root}/${name}/index`;
}

const administrator = 'li-jianhua';
const reviewer = 'he-jing';
const trainee = 'zhou-min';
const stranger = 'sun-li';

const project = (which: keyof World['projects']) => (world: World) => ({ projectId: world.projects[which] });
const batch = (which: keyof World['projects']) => (world: World) => ({
  projectId: world.projects[which],
  batchId: 'b1',
});
const round = (which: keyof World['rounds']) => (world: World) => ({ roundId: world.rounds[which] });

/**
 * Every page of app.json. A new one needs its address, who opens it and what it is opened with; what it cannot be in is said
 * with the reason.
 */
export const pages: Readonly<Record<string, GalleryPage>> = {
  'home/trainee': { as: trainee },
  'home/admin': { as: administrator },

  'trainee/register': { as: stranger },
  'trainee/registration': { as: 'liu-yang' },
  'trainee/rebinding': { as: stranger },
  'trainee/privacy': { as: stranger },
  'trainee/scan-result': {
    as: 'peng-tao',
    by: { page: 'home/trainee', query: ({ qrText }) => ({ q: qrText }), scene: 1011 },
  },
  'trainee/records': { as: trainee },
  'trainee/credits': { as: trainee },

  'notice/detail': { as: stranger, query: project('heldNow') },
  'notice/list': { as: stranger },
  'notice/poster': { as: administrator, query: project('heldNow') },

  'people/sign-in': { as: stranger },
  'people/account': { as: administrator },
  'people/people': { as: administrator },
  'people/registration-review': { as: administrator, query: ({ pendingPersonId }) => ({ personId: pendingPersonId }) },
  'people/rebinding-review': { as: administrator, query: ({ rebindingId }) => ({ rebindingId }) },
  'people/departments': { as: administrator },
  'people/audit': { as: administrator },

  'projects/projects': { as: administrator },
  'projects/catalogue': { as: administrator },
  'projects/project-form': { as: administrator, query: project('draft') },
  'projects/courses': { as: administrator, query: project('draft') },
  'projects/course': { as: administrator, query: (world) => ({ ...project('draft')(world), courseId: 'c1' }) },
  'projects/batch': { as: administrator, query: batch('draft') },
  'projects/documents': { as: administrator, query: project('draft') },
  'projects/project': { as: administrator, query: project('returned') },

  'attendance/attendance': { as: administrator, query: project('heldNow') },
  'attendance/qr': { as: administrator, query: ({ sessionId }) => ({ sessionId }) },
  'attendance/display': { as: administrator, query: ({ sessionId }) => ({ sessionId }) },
  'attendance/records': { as: administrator, query: batch('analysed') },
  'attendance/analysis': { as: administrator, query: batch('analysed') },

  'credits/grant-projects': { as: administrator },
  'credits/grant': { as: administrator, query: ({ analysisId }) => ({ analysisId }) },
  'credits/grant-round': { as: administrator, query: round('toHandIn') },
  'credits/materials': { as: administrator, query: round('toHandIn') },
  'credits/round-people': { as: administrator, query: round('handedIn') },

  'centre/project': { as: reviewer, query: project('submitted') },
  'centre/project-detail': { as: reviewer, query: project('submitted') },
  'centre/materials': { as: reviewer, query: round('handedIn') },
  'centre/attendance': { as: reviewer, query: round('handedIn') },
  'centre/institutions': { as: reviewer },
};
