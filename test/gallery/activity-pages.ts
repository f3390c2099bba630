import { fill, press, tick } from './acts';
import { administrator, reviewer } from './openings';
import type { GalleryPage } from './registry';
import type { World } from './world/plant';

const activity = (which: keyof World['activities']) => (world: World) => ({ activityId: world.activities[which] });

/** The pages of group activities (M21): a part of `pages.ts`. */
export const activityPages: Readonly<Record<string, GalleryPage>> = {
  'projects/activities': {
    as: administrator,
    varies: 'who or what is first goes by ids of the run',
    scenes: [{ name: 'nothing-found', act: fill('活动名称、地点、主讲人', '没有这样的活动') }],
  },
  'projects/activity': {
    as: administrator,
    query: activity('draft'),
    without: { empty: 'an activity has its form', many: 'it shows one activity' },
    scenes: [
      { name: 'new', query: () => ({}) },
      { name: 'waiting', query: activity('waiting') },
      { name: 'returned', query: activity('returned') },
      { name: 'approved', query: activity('approved') },
    ],
  },
  'projects/activity-people': {
    as: administrator,
    query: activity('draft'),
    scenes: [
      { name: 'looked-at', as: reviewer, query: activity('waiting') },
      { name: 'scanning', query: activity('scanning') },
    ],
  },
  'projects/activity-pick': {
    as: administrator,
    query: activity('draft'),
    scenes: [{ name: 'ticked', act: tick(/430/) }],
  },
  'projects/activity-file': {
    as: administrator,
    query: activity('draft'),
    without: { empty: 'it begins with a file', many: 'it shows one file' },
  },
  'centre/activities': { as: reviewer },
  'centre/activity': {
    as: reviewer,
    query: activity('waiting'),
    without: { empty: 'what was handed in is complete', many: 'it shows one activity' },
    scenes: [
      { name: 'returning', act: press('退回') },
      { name: 'approved', query: activity('approved') },
    ],
  },
};
