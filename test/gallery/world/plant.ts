import { randomUUID } from 'node:crypto';
import { calls, type CallName, type Envelope, type InputOf } from '../../../contract';
import { instantOf } from '../../../domain/kernel/time';
import type { LocalCloud } from '../../../local/cloud';
import { institutions } from '../../../sample/institutions';
import { plantSample, SAMPLE_START } from '../../../sample/plant';
import { signInAgain } from '../../../sample/sign-in';
import { codeAt, type Scanning } from './attendance';
import { castOf, type Cast } from './cast';
import { catalogueEntries } from './catalogue';
import {
  approveHoldings,
  fillHall,
  grantWeekend,
  holdAndAnalyse,
  holdWeekend,
  prepareDrafts,
  type Drafts,
  type Holdings,
  type Rounds,
} from './diary';
import { readCatalogueFile } from './catalogue-file';
import {
  addColleague,
  addContact,
  askForPlaces,
  newRegistrations,
  registerAttendees,
  type Waiting,
} from './registrations';
import { askForTransfers, leaveSomebody, type Moves } from './transfers';
import { holdActivities, type ActivityWorld } from './activities';
import { holdExam, type ExamWorld } from './exam';
import { importRosters, type RosterImports } from './roster';

/** The moment at which every picture is taken: a holding of three days has been going on for an hour and a half. */
export const NOW = instantOf('2025-12-06', '09:40:22') + 500;
/** Since when the code of {@link NOW} is shown. */
const SHOWN_SINCE = instantOf('2025-12-06', '09:40:20');

interface KeptCommand {
  as: string;
  call: CallName;
  answer: Envelope<unknown>;
}

/** What pages are opened with. Every batch is `b1`, and every first course `c1`. */
export interface World extends Waiting, Moves, RosterImports {
  /** A question of the bank; of the exam of `projects.analysed` an attempt that goes on, and one that was graded. */
  exam: ExamWorld;
  activities: ActivityWorld;
  projects: Holdings & Drafts;
  rounds: Rounds;
  /** An import of the catalogue that was read and waits for a decision. */
  catalogueImportId: string;
  /** The session of `projects.heldNow`, which is open. */
  sessionId: string;
  /** Of `projects.analysed`. */
  analysisId: string;
  /** A display that shows the session: what it keeps on its phone. */
  display: { pass: string; code: string };
  /** The code that the display shows now. */
  qrText: string;
  /** Commands that pages send by themselves, as they were answered: 彭涛 scanned that code, 林晓 did, whom nobody knows. */
  commands: readonly KeptCommand[];
}

/**
 * Goes on where the sample ends, through the product's own calls, until every page has something real to show. The clock
 * stands at {@link NOW} afterwards.
 * @param cloud without data, with the WeChat users of `people.ts`
 * @param setUpKey the `SET_UP_KEY` of its functions
 */
export async function plantWorld(cloud: LocalCloud, setUpKey: string): Promise<World> {
  const cast = castOf(cloud);
  cloud.clock.moveTo(SAMPLE_START);
  await plantSample(cloud.baseUrl, cast.client);
  cast.at('2025-11-28', '09:00');
  await signInAgain(cast.administrator, 'changsha', '李建华');
  await addEntries(cast, setUpKey);
  await registerAttendees(cast);
  const holdings = await approveHoldings(cast);
  await holdWeekend(cast, holdings);
  const rounds = await grantWeekend(cast, holdings);
  const analysisId = await holdAndAnalyse(cast, holdings, rounds);
  const moves = await askForTransfers(cast);
  await addColleague(cast);
  await addContact(cast);
  const drafts = await prepareDrafts(cast);
  const activities = await holdActivities(cast);
  const waiting = await newRegistrations(cast);
  await askForPlaces(cast);
  const imports = await importRosters(cast);
  const catalogueImportId = await readCatalogueFile(cast);
  const hall = await fillHall(cast, holdings);
  const exam = await holdExam(cast, holdings);
  const display = await pairDisplay(cast, hall);
  const scanned = await scanNow(cast, hall);
  const gone = await leaveSomebody(cast);
  const begun = [
    await keep(cast, 'he-jing', 'review.begin', { kind: 'project', id: drafts.submitted }),
    await keep(cast, 'he-jing', 'review.begin', { kind: 'change', id: drafts.changeId }),
  ];
  return {
    ...waiting,
    ...moves,
    ...gone,
    ...imports,
    exam,
    activities,
    catalogueImportId,
    projects: { ...holdings, ...drafts },
    rounds,
    sessionId: hall.sessionId,
    analysisId,
    display,
    ...scanned,
    commands: [...scanned.commands, ...begun],
  };
}

/** Entries besides the sample's, as the set-up of an environment adds them to a longer list. */
async function addEntries({ client }: Cast, key: string): Promise<void> {
  const answer = await client.call(null, 'jobs', { setUp: { catalogueEntries }, key });
  const done = typeof answer.result === 'object' && answer.result !== null && 'setUp' in answer.result;
  if (!done) throw new Error(`set-up: ${JSON.stringify(answer)}`);
}

async function pairDisplay({ as, administrator, at }: Cast, { sessionId }: Scanning): Promise<World['display']> {
  at('2025-12-06', '09:00');
  const display = await as(null).do('display.begin', {});
  await administrator.do('display.pair', { sessionId, code: display.code });
  return display;
}

/** Sends a command and keeps its answer. */
async function keep<Name extends CallName>(
  { client }: Cast,
  as: string,
  call: Name,
  input: InputOf<Name>,
): Promise<KeptCommand> {
  const { result } = await client.call(as, calls[call].service, { call, requestId: randomUUID(), input });
  return { as, call, answer: result as Envelope<unknown> };
}

async function scanNow(cast: Cast, hall: Scanning): Promise<Pick<World, 'qrText' | 'commands'>> {
  const qrText = await codeAt(hall, SHOWN_SINCE);
  const commands = [
    await keep(cast, 'peng-tao', 'attendance.checkIn', { qrText }),
    await keep(cast, 'lin-xiao', 'attendance.checkIn', { qrText }),
    await keep(cast, 'sun-li', 'administrator.checkAccount', {
      account: 'changsha',
      password: institutions[0].password,
    }),
  ];
  cast.cloud.clock.moveTo(NOW);
  return { qrText, commands };
}
