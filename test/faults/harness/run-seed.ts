import { Store } from '../../../local/cloud/store/store';
import { collectionDeclarations } from '../../../scripts/start/deployment';
import { activityStory } from '../stories/activity';
import { analysisStory } from '../stories/analysis';
import { checkInStory } from '../stories/check-in';
import { examStory } from '../stories/exam';
import { filesStory } from '../stories/files';
import { grantStory } from '../stories/grant';
import { keysStory } from '../stories/keys';
import { identityStory } from '../stories/identity';
import { lecturersStory } from '../stories/lecturers';
import { materialsStory } from '../stories/materials';
import { messagesStory } from '../stories/messages';
import { rebindingStory } from '../stories/rebinding';
import { registrationStory } from '../stories/registration';
import { reviewStory } from '../stories/review';
import { storeStory } from '../stories/store';
import { Chance } from './chance';
import type { FaultKind } from './faults';
import { checkInvariants } from './invariants';
import { World } from './world';

const stories = {
  'check-in': checkInStory,
  analysis: analysisStory,
  grant: grantStory,
  review: reviewStory,
  materials: materialsStory,
  lecturers: lecturersStory,
  files: filesStory,
  registration: registrationStory,
  rebinding: rebindingStory,
  messages: messagesStory,
  keys: keysStory,
  store: storeStory,
  identity: identityStory,
  activity: activityStory,
  exam: examStory,
} as const;
export type StoryName = keyof typeof stories;
const storyNames = Object.keys(stories) as StoryName[];

/** From a fault now and then to one at every tenth request; at most so many in one run. */
const DENSITIES = [0.01, 0.03, 0.1];
const MOST_FAULTS = [1, 3, 12];

export interface SeedResult {
  seed: number;
  story: StoryName;
  violations: string[];
  faults: { at: string; kind: FaultKind }[];
  /** Every place at which a fault could have struck. */
  places: Iterable<string>;
}

/** Runs one seed after the other. A run is decided by its seed alone: the story, the order of all requests and every fault. */
export async function* runSeeds(seeds: Iterable<number>): AsyncGenerator<SeedResult> {
  const open = () => new Store(':memory:', collectionDeclarations());
  let store = open();
  for (const seed of seeds) {
    const result = await runSeed(store, seed);
    // What a broken run has left under way must not reach into the next one.
    if (result.violations.length > 0) store = open();
    else await store.clear();
    yield result;
  }
}

async function runSeed(store: Store, seed: number): Promise<SeedResult> {
  const chance = new Chance(`${seed}:kind`);
  const story = storyNames[seed % storyNames.length] ?? 'check-in';
  const world = new World(store, {
    seed,
    density: chance.pick(DENSITIES),
    mostFaults: chance.pick(MOST_FAULTS),
    startAt: 0,
  });
  try {
    await stories[story](world);
    await world.calm();
    await checkInvariants(world);
  } catch (thrown) {
    world.violate(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
  }
  return { seed, story, violations: world.violations, faults: world.faults.drawn, places: world.faults.places };
}
