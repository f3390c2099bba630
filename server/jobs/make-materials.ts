import { canChangeMaterials } from '../../domain/credit/grant';
import { basisOf, itemsToMake, type GeneratedMaterial } from '../../domain/credit/generated-materials';
import type { Context, Services } from '../call/context';
import { appendAudit } from '../data/audit/log';
import type { GrantRound, KeptFile, MadeMaterial } from '../data/documents';
import { finishJob, finishJobOf, materialsJobId, releaseLease, renewLease, type Lease } from '../data/jobs';
import { filesOfRound, moveUses } from '../data/kept-files';
import { findProject } from '../data/projects';
import { getRound, saveMade } from '../data/rounds';
import { addTicket } from '../data/uploads';
import { digestsOf, storedFile } from '../files/attach-upload';
import { keepContent } from '../files/keep-content';
import { lookInto } from '../files/look-into';
import { materialFacts } from '../materials/facts';
import { madeOf } from '../materials/made';
import { ItemMaker, type MadePiece, type MakingOf } from '../materials/make-item';
import type { JobResult } from './job-result';

/**
 * Makes everything that a round lacks or has no longer true (M23), a file at a time. What is to be made follows from what is there, so a
 * worker that dies leaves the files that it has kept, and the next one goes on behind them. Once the materials are handed in, nothing is
 * made any more: what the centre reviews stays what it was.
 */
export async function makeMaterials(services: Services, taken: Lease, deadline: number): Promise<JobResult> {
  const { db } = services;
  const roundId = taken.job.subjectId;
  const maker = new ItemMaker();
  let lease = taken;
  for (;;) {
    const making = await whatToMake(services, roundId);
    if (!making) {
      await finishJobOf(db, lease);
      return 'done';
    }
    const [item] = itemsToMake({ facts: making.facts, made: madeOf(making.round), now: making.now });
    if (item === undefined) {
      await finish(services, roundId);
      return 'done';
    }
    if (services.now() >= deadline) {
      await releaseLease(db, lease);
      return 'continued';
    }
    const renewed = await renewLease(db, lease, services.now());
    if (!renewed) return 'notMine';
    lease = renewed;
    const begun = begunOf(item, making);
    const piece = await maker.make(item, making, begun);
    await add(services, making, { item, begun, piece });
  }
}

/** Nothing where nobody waits for it any more, or the materials were handed in. */
async function whatToMake({ db, now }: Services, roundId: string): Promise<MakingOf | undefined> {
  const round = await getRound(db, roundId);
  if (!round?.making || !canChangeMaterials(round.state)) return undefined;
  const project = await findProject(db, round.projectId);
  if (!project) return undefined;
  return { db, round, project, facts: await materialFacts(db, round, project), now: now() };
}

/** What of something was made from the same facts already. */
function begunOf(item: GeneratedMaterial, { round, facts, now }: MakingOf): MadeMaterial | undefined {
  const known = round.made?.find((each) => each.item === item);
  return known?.next && known.basis === basisOf(item, facts, now) ? known : undefined;
}

/** Keeps a file that was made and names it on the round, unless the materials were handed in meanwhile: then the sweep has it. */
async function add(
  services: Services,
  making: MakingOf,
  { item, begun, piece }: { item: GeneratedMaterial; begun: MadeMaterial | undefined; piece: MadePiece },
): Promise<void> {
  const { facts, now } = making;
  const kept = await keep(services, piece);
  const file = storedFile(kept, { fileName: piece.fileName, uploadedAt: now });
  const whole: MadeMaterial = {
    item,
    basis: basisOf(item, facts, now),
    madeAt: now,
    figures: piece.figures,
    files: [...(begun?.files ?? []), file],
    ...(piece.next ? { next: piece.next } : {}),
  };
  await services.db.transaction(async (tx) => {
    const round = await getRound(tx, making.round._id);
    if (!round?.making || !canChangeMaterials(round.state)) return;
    const made = [...(round.made ?? []).filter((each) => each.item !== item), whole];
    await saveMade(tx, round._id, { made });
    await moveUses(tx, { before: filesOfRound(round), after: filesOfRound({ ...round, made }), now });
  });
}

async function keep(services: Services, { content, type }: MadePiece): Promise<KeptFile> {
  const { db, platform } = services;
  const now = services.now();
  const look = type === 'pdf' ? lookInto(content) : undefined;
  if (look?.kind === 'refuse') throw new Error('a PDF that was just made cannot be read');
  const facts = look?.facts ?? { type, sizeBytes: content.length };
  // Nobody's, and without a path: for the sweep alone, should this break off.
  const uploadId = services.randomBytes(16).toString('hex');
  const ticket = { openid: '', purpose: 'material', path: null, sizeBytes: content.length, at: now } as const;
  await db.transaction((tx) => addTicket(tx, { _id: uploadId, ...ticket }));
  return keepContent({ db, platform }, { uploadId, content, facts, now });
}

/** Job and log in one transaction; again it changes nothing. */
async function finish(services: Services, roundId: string): Promise<void> {
  const context: Context = {
    ...services,
    caller: { kind: 'nobody' },
    requestId: materialsJobId(roundId),
    input: { roundId },
    at: services.now(),
  };
  await services.db.transaction(async (tx) => {
    const round = await getRound(tx, roundId);
    if (!round?.making) return;
    const { making, made = [] } = round;
    await saveMade(tx, roundId, { making: null });
    await finishJob(tx, materialsJobId(roundId));
    await appendAudit(tx, {
      context,
      institutionId: round.institutionId,
      projectId: round.projectId,
      actor: { id: making.byId, name: making.by },
      action: 'materials.made',
      subject: `round:${roundId}`,
      before: null,
      after: told(made),
      files: digestsOf(made.flatMap(({ files }) => files)),
    });
  });
}

const told = (made: NonNullable<GrantRound['made']>) =>
  made.map(({ item, basis, madeAt, figures }) => ({ item, basis, madeAt, figures }));
