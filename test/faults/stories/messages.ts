import { uploadedMaterials } from '../../../domain/credit/materials';
import { DAY_MS } from '../../../domain/kernel/time';
import { inboxPath } from '../../../domain/message/inbox-page';
import { LEASE_MS } from '../../../server/data/jobs';
import { aLedgerEntry, aProject, anAnalysis, anAttendee, aRound, BATCH_OVER } from '../../support/grant-builders';
import { openidOf, type World } from '../harness/world';
import { administrators, plantOffices } from './people';

const PROJECT = 'project-told';
const ROUND = 'round-told';
/** More than a slice of the job that tells them. */
const PEOPLE = Array.from({ length: 130 }, (_, n) => `p${n}`);
/** One for each decision of the story. */
const CONSENTS = 2;
/** By then every pause has been waited for, and a message that failed is given up. */
const MOST_TIMERS = 60;

/** A round is returned, handed in again and approved: its institution and its people are told, WeChat tells who has consented. */
export async function messagesStory(world: World): Promise<void> {
  world.now = BATCH_OVER;
  await plantOffices(world);
  await plantRound(world);
  await Promise.all(
    administrators.flatMap((who) =>
      Array.from({ length: CONSENTS }, () => world.do(who, 'inbox.consent', { templates: ['materialsResult'] })),
    ),
  );
  await world.letOneStraggle();
  await world.do('he', 'review.materials', {
    roundId: ROUND,
    decision: 'return',
    reason: '请补充现场照片',
    decisionsSeen: 0,
  });
  await Promise.all([world.timer(), world.timer()]);
  await world.do('li', 'materials.submit', { roundId: ROUND, answer: '现场照片已在其中，请再看一次' });
  world.now += 1000;
  await world.do('he', 'review.materials', { roundId: ROUND, decision: 'approve', decisionsSeen: 1 });
  await world.letOneStraggle();
  await timers(world);
  await world.calm();
  everybodyIsToldOnce(world);
}

async function plantRound(world: World): Promise<void> {
  const project = aProject(PROJECT, { rounds: [{ roundId: ROUND, batchId: 'b1', state: 'materialsSubmitted' }] });
  const frozen = anAnalysis(
    project,
    PEOPLE.map((personId) => anAttendee(personId)),
  );
  await world.plant('projects', project);
  await world.plant('analyses', frozen.analysis);
  await world.plant('analysisChunks', ...frozen.chunks);
  const files = uploadedMaterials.map(({ code }) => ({
    kind: code,
    fileId: `cloud://local/uploads/2025-12/${code}.pdf`,
    fileName: `${code}.pdf`,
    sizeBytes: 1000,
    uploadedAt: BATCH_OVER,
  }));
  const entries = PEOPLE.map((personId) => aLedgerEntry(ROUND, project, personId));
  await world.plant('ledgerEntries', ...entries);
  await world.plant('grantRounds', {
    ...aRound(ROUND, project, frozen),
    state: 'materialsSubmitted',
    // It needs nothing that the system makes: that has a story of its own.
    supplementFor: '补传的签到已经确认',
    submittedAt: BATCH_OVER,
    files,
    done: PEOPLE.length,
    granted: PEOPLE.length,
    creditHundredths: entries.reduce((sum, { creditHundredths }) => sum + creditHundredths, 0),
  });
  world.beginnings.set(`project:${PROJECT}`, 'approved');
  world.beginnings.set(`round:${ROUND}`, 'materialsSubmitted');
}

/** The timer goes on until the job is through and nothing waits to be sent. */
async function timers(world: World): Promise<void> {
  for (let rings = 0; rings < MOST_TIMERS; rings += 1) {
    await world.turns.pass(10);
    await world.timer();
    const waits = world.documents('messages').some(({ pushState }) => pushState === 'waiting');
    if (!waits && world.documents('jobs').every(({ state }) => state === 'done')) return;
    world.now += rings < MOST_TIMERS / 2 ? LEASE_MS : DAY_MS / 12;
  }
  world.violate('a message waits for ever');
}

function everybodyIsToldOnce(world: World): void {
  const messages = world.documents('messages');
  const toldOf = (kind: string) => messages.filter((message) => message.kind === kind);
  world.expect(toldOf('materialsReturned').length === 1, 'the institution was not told once of the return');
  world.expect(toldOf('materialsEffective').length === 1, 'the institution was not told once of the credits');
  const told = toldOf('creditsEffective').map(({ to }) => to);
  world.expect(told.length === PEOPLE.length, `${told.length} of ${PEOPLE.length} people were told of their credits`);
  const { delivered, faults } = world;
  world.expect(new Set(delivered).size === delivered.length, 'somebody was told twice by WeChat');
  // What nobody knows of counts as sent, so a card may be missing where something failed; never where nothing did.
  if (faults.drawn.length > 0 || world.sendingFailed) return;
  for (const { _id: messageId } of [...toldOf('materialsReturned'), ...toldOf('materialsEffective')])
    for (const who of administrators)
      world.expect(
        delivered.includes(`${inboxPath({ as: 'office', messageId })} ${openidOf(who)}`),
        `${who} was not told by WeChat though nothing had failed`,
      );
}
