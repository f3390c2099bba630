/**
 * A local cloud in a process of its own: a hall in which the attendance of a holding is open and `people` approved
 * trainees wait. Its codes live long, so that a queue on a busy machine does not make them old. Started by `hall.ts`; a
 * second start on the same folder finds everything as the first one left it.
 * Argument: {@link HallSettings} as JSON. Sends {@link HallReady}, answers every message with its use of memory, and ends
 * when nobody is connected any more.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MAX_ROTATION_SECONDS } from '../../domain/attendance/token';
import { instantOf } from '../../domain/kernel/time';
import type { FunctionDeclaration } from '../../local/cloud';
import { openHolding, plantTrainees, type Holding } from './attendance';
import { startTestCloud, type TestCloud } from './cloud';
import { deployed } from './deployed';
import { plantOpenExam } from './exams';
import { personAt, type HallReady, type HallSettings } from './hall';

async function holdingOf(cloud: TestCloud, { dataDir, people, cap, examQuestions }: HallSettings): Promise<Holding> {
  const file = path.join(dataDir, 'holding.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Holding;
  const holding = await openHolding(cloud);
  const settings = { rotationSeconds: MAX_ROTATION_SECONDS, ...(cap === undefined ? {} : { cap }) };
  await cloud.as(holding.by).do('attendanceSession.update', { sessionId: holding.sessionId, ...settings });
  const who = Array.from({ length: people }, (_, index) => personAt(index));
  await plantTrainees(cloud, ...who);
  const project = cloud.documents('projects').find(({ _id }) => _id === holding.projectId);
  if (examQuestions !== undefined && project) await plantOpenExam(cloud, { project, who, questions: examQuestions });
  writeFileSync(file, JSON.stringify(holding));
  return holding;
}

/** Functions of the hall's own, beside the product's and as these are declared. */
async function ownFunctions(
  { dataDir, functions = [] }: HallSettings,
  env: Record<string, string>,
): Promise<FunctionDeclaration[]> {
  const home = path.join(dataDir, 'functions');
  const declared = functions.map(({ file, env: own }) =>
    deployed(file, { home, env: { ...env, ...own }, timeoutMs: 10_000 }),
  );
  return (await Promise.all(declared)).map((one) => ({ ...one, callableByPhone: true }));
}

async function main(): Promise<void> {
  const settings = JSON.parse(process.argv[2] ?? '') as HallSettings;
  const { dataDir, people } = settings;
  const cloud = await startTestCloud({
    dataDir,
    crowd: people,
    startAt: instantOf('2025-11-29', '08:00:00'),
    functions: (env) => ownFunctions(settings, env),
  });
  const ready: HallReady = { baseUrl: cloud.baseUrl, holding: await holdingOf(cloud, settings) };
  process.on('message', () => process.send?.(process.memoryUsage()));
  process.on('disconnect', () => void cloud.close().then(() => process.exit()));
  process.send?.(ready);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
