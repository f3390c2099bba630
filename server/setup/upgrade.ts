import type { Services } from '../call/context';
import type { Database } from '../data/database';
import type { Going } from '../data/each-portion';
import { claimForApproved, numberPassports } from '../data/national-ids';
import { noteEarlierDecisions } from '../data/decisions';
import { noteFaceKeys } from '../data/faces';
import { orderDepartments } from '../data/departments';
import { listEarlierDoubts } from '../data/doubts';
import { markUnfinished } from '../data/projects';
import { plantRules } from '../data/rule-table';
import { tellFromLog } from '../data/person-history';
import { findUpgrades, saveUpgrade } from '../data/upgrades';
import { claimCardNumbers } from './claim-card-numbers';
import { claimLecturedHours } from './claim-lectured-hours';
import { keyNumbers } from '../data/catalogue';
import { makeSearchable } from './make-searchable';

/** The time that one run of the timer gives to upgrades: jobs come before them, and messages, anchors and the sweep after. */
const UPGRADE_MS = 15_000;

/**
 * What brings stored data into the shape of this version; done once in an environment, by the timer. Each says where it has to go on
 * when time ran out.
 */
const upgrades: Record<string, (db: Database, going: Going, services: Services) => Promise<string | undefined>> = {
  /** People who were approved before `nationalIds` existed get theirs there. */
  nationalIds: async (db, going) => (await claimForApproved(db, going)).after,
  /**
   * The fourth: the first made fewer keys and no order of names, the second left out what is missing in the lists (directoryRequests), the
   * third the order of institutions.
   */
  searchable4: async (db, going) => (await makeSearchable(db, going)).after,
  /** Projects from before the list of what is unfinished. */
  unfinished: markUnfinished,
  /** Decisions from before the centre had a history. */
  decisions: noteEarlierDecisions,
  /** Entries of the catalogue from before the centre kept it get the number by which they are compared. */
  catalogueNumbers: keyNumbers,
  /** What happened to people before they had a history is told there, as far as the log knows it. */
  personHistory: async (db, going) => (await tellFromLog(db, going)).after,
  /** People who were approved before `cardNumbers` existed get theirs; who shares one is shown to the institutions. */
  cardNumbers: async (db, going, services) =>
    (await claimCardNumbers(db, going, { settings: services.settings, at: services.now() })).after,
  /** Departments from before they had an order by how they are spoken. */
  departmentOrder: orderDepartments,
  /** Passports from before it was asked who issued them. */
  passports: numberPassports,
  /** The rule table of an environment from before the centre kept it. */
  ruleTable: async (db, _going, services) => {
    await plantRules(db, services.now());
    return undefined;
  },
  /** Hours that lecturers were granted before hours were claimed are theirs. */
  lecturerClaims: claimLecturedHours,
  /** Check-ins from before those to look at had a list of their own. */
  doubts: listEarlierDoubts,
  /** Faces from before it was noted which key had sealed them. */
  faceKeys: noteFaceKeys,
};

/**
 * Makes the upgrades that this environment has not had, in their order. One that ran out of time goes on where it was at the next
 * run of the timer; one that was killed, where its last run has ended.
 * @returns the names of those that were finished now
 */
export async function upgrade(services: Services): Promise<string[]> {
  const { db, log } = services;
  const until = services.now() + UPGRADE_MS;
  const known = new Map((await findUpgrades(db, Object.keys(upgrades))).map((each) => [each._id, each]));
  const finished: string[] = [];
  for (const [name, make] of Object.entries(upgrades)) {
    const { at = null, after: from = '' } = known.get(name) ?? {};
    if (at !== null) continue;
    const after = await make(db, { after: from, hasTime: () => services.now() < until }, services);
    await saveUpgrade(db, after === undefined ? { _id: name, at: services.now() } : { _id: name, at: null, after });
    if (after !== undefined) break;
    log.info('upgraded', { name });
    finished.push(name);
  }
  return finished;
}
