/**
 * `npm run bench -- exam`: 2,000 people begin the same exam within a minute, answer its 30 questions, and hand in within another. How long
 * 99 of 100 saved answers take at most, against as many plain writes by the same people through the same stack. Then the cloud is killed
 * (SIGKILL) while answers come in: none that a phone was told of may be lost. Fresh processes and data in each round.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Envelope, InputOf, OutputOf } from '../contract';
import { instantOf } from '../domain/kernel/time';
import { lastDatabaseCalls, plantTrainees } from '../test/support/attendance';
import { startTestCloud } from '../test/support/cloud';
import { plantOpenExam } from '../test/support/exams';
import { aProject } from '../test/support/grant-builders';
import { Hall, personAt } from '../test/support/hall';
import { arriving, inLanes, type Load } from './support/load';
import { judged, measure, percentile, rounded, spreadOf, type Bar, type Result } from './support/measure';
import type { PlainWrite } from './support/plain-write';

const ROUNDS = 7;
const PEOPLE = 2000;
const QUESTIONS = 30;
const MINUTE_MS = 60_000;
const AT_ONCE = 64;
/** Answers that are under way when the cloud is killed, and how many of them are told before. */
const KILLED = { answers: 600, after: 300 };
const bars: Record<string, Bar> = {
  p99ToWrites: { atMost: 3 },
  lostAnswers: { atMost: 0 },
  databaseCallsAnAnswer: { atMost: 2 },
};

type ExamCall = 'exam.start' | 'exam.answer' | 'exam.submit' | 'exam.attempt';

async function ask<Name extends ExamCall>(
  hall: Hall,
  index: number,
  call: Name,
  { input, requestId }: { input: InputOf<Name>; requestId: string },
): Promise<OutputOf<Name>> {
  const { result } = await hall.send<Envelope<OutputOf<Name>>>(index, 'api', { call, requestId, input });
  if (!result?.ok) throw new Error(`${call}: ${result?.error.code ?? 'nothing came back'}`);
  return result.data;
}

const batchOf = ({ holding: { projectId, batchId } }: Hall) => ({ projectId, batchId });

async function begin(hall: Hall, index: number): Promise<string> {
  const asked = { input: batchOf(hall), requestId: `exam-start-${index}` };
  return (await ask(hall, index, 'exam.start', asked)).attemptId;
}

/** What a person answers to a question, told by their numbers. */
const chosenBy = (index: number, question: number): string[] => [(index + question) % 2 === 0 ? 'a' : 'b'];

const answer = (hall: Hall, attemptId: string, index: number, question: number) =>
  ask(hall, index, 'exam.answer', {
    input: { attemptId, question, chosenIds: chosenBy(index, question) },
    requestId: `exam-answer-${index}-${question}`,
  });

async function inHall<T>(run: (hall: Hall, dataDir: string) => Promise<T>): Promise<T> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'bench-exam-'));
  try {
    return await run(await Hall.start(settingsIn(dataDir)), dataDir);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
const settingsIn = (dataDir: string) => ({
  ...{ dataDir, people: PEOPLE, examQuestions: QUESTIONS },
  functions: [{ file: path.join(__dirname, 'support/plain-write.ts'), env: {} }],
});

interface Round {
  start: Load<string>;
  answers: Load<unknown>;
  writes: Load<unknown>;
  submit: Load<unknown>;
  lost: number;
}

const round = (): Promise<Round> =>
  inHall(async (hall, dataDir) => {
    const attempts: string[] = [];
    const start = await arriving({
      ...{ overMs: MINUTE_MS, requests: PEOPLE },
      send: async (index) => (attempts[index] = await begin(hall, index)),
    });
    const each = { lanes: AT_ONCE, requests: PEOPLE * QUESTIONS };
    const at = (index: number): [person: number, question: number] => [index % PEOPLE, Math.floor(index / PEOPLE)];
    const writes = await inLanes({
      ...each,
      send: (index) => hall.send(at(index)[0], 'plain-write', { id: `plain-${index}` } satisfies PlainWrite),
    });
    const answers = await inLanes({
      ...each,
      send: (index) => answer(hall, attempts[at(index)[0]] ?? '', ...at(index)),
    });
    const { lost, hall: again } = await killed(hall, dataDir, attempts);
    const submit = await arriving({
      ...{ overMs: MINUTE_MS, requests: PEOPLE },
      send: (index) =>
        ask(again, index, 'exam.submit', {
          input: { attemptId: attempts[index] ?? '' },
          requestId: `exam-submit-${index}`,
        }),
    });
    await again.close();
    return { start, answers, writes, submit, lost };
  });

/** Kills the cloud while people change their answers, starts it again, and looks for what they were told. */
async function killed(hall: Hall, dataDir: string, attempts: readonly string[]): Promise<{ lost: number; hall: Hall }> {
  const told = new Map<number, string[]>();
  let ending: Promise<void> | undefined;
  const people = Math.min(PEOPLE, KILLED.answers);
  await inLanes({
    ...{ lanes: AT_ONCE, requests: people },
    async send(index) {
      const chosenIds = ['c'];
      const asked = {
        input: { attemptId: attempts[index] ?? '', question: 0, chosenIds },
        requestId: `exam-change-${index}`,
      };
      // Whoever gets no answer was told nothing.
      const isTold = await ask(hall, index, 'exam.answer', asked).then(
        () => true,
        () => false,
      );
      if (isTold) told.set(index, chosenIds);
      if (told.size >= Math.min(KILLED.after, people / 2)) ending ??= hall.kill();
    },
  });
  await ending;
  const again = await Hall.start(settingsIn(dataDir));
  let lost = 0;
  for (const [index, chosenIds] of told) {
    const asked = { input: { attemptId: attempts[index] ?? '' }, requestId: `exam-look-${index}` };
    const { questions } = await ask(again, index, 'exam.attempt', asked);
    if (questions[0]?.chosenIds.join() !== chosenIds.join()) lost += 1;
  }
  return { lost, hall: again };
}

/** Database calls of one saved answer, counted at the local cloud's wire. */
async function callsAnAnswer(): Promise<number> {
  const cloud = await startTestCloud({ startAt: instantOf('2025-11-29', '08:00:00'), crowd: 1 });
  try {
    const who = personAt(0);
    await plantTrainees(cloud, who);
    const project = aProject('meeting');
    await cloud.plant('projects', project);
    await plantOpenExam(cloud, { project, who: [who], questions: QUESTIONS });
    const { attemptId } = await cloud.as(who).do('exam.start', { projectId: project._id, batchId: 'b1' });
    await cloud.as(who).do('exam.answer', { attemptId, question: 0, chosenIds: ['a'] });
    return lastDatabaseCalls(cloud, 'exam.answer');
  } finally {
    await cloud.close();
  }
}

const p99 = ({ waits }: Load<unknown>): number => percentile(waits, 0.99);

async function main(rounds: number): Promise<Result> {
  const all: Round[] = [];
  for (let number = 1; number <= rounds; number += 1) {
    const one = await round();
    all.push(one);
    console.log(
      `round ${number}: p99 of a saved answer ${rounded(p99(one.answers))} ms, of a plain write ${rounded(p99(one.writes))} ms; ` +
        `begun ${rounded(p99(one.start))} ms, handed in ${rounded(p99(one.submit))} ms; ${one.lost} lost`,
    );
  }
  const answers = spreadOf(all.map((one) => p99(one.answers)));
  const writes = spreadOf(all.map((one) => p99(one.writes)));
  const p99ToWrites = spreadOf(all.map((one) => p99(one.answers) / p99(one.writes)));
  return {
    bench: 'exam',
    value: rounded(answers.median),
    unit: 'ms, p99 of a saved answer',
    peer: 'plain writes',
    peerValue: rounded(writes.median),
    ratio: rounded(p99ToWrites.median),
    ...judged(
      {
        p99ToWrites,
        lostAnswers: all.reduce((sum, { lost }) => sum + lost, 0),
        databaseCallsAnAnswer: await callsAnAnswer(),
        answerP99Ms: answers,
        writeP99Ms: writes,
        startP99Ms: spreadOf(all.map((one) => p99(one.start))),
        submitP99Ms: spreadOf(all.map((one) => p99(one.submit))),
      },
      bars,
    ),
  };
}

measure(main, { rounds: ROUNDS });
