import { PICTURE_BYTES_AT_MOST } from '../../../../domain/exam/question';
import { instantOf } from '../../../../domain/kernel/time';
import type { InputOf } from '../../../../contract';
import { plantTrainees, traineeOf } from '../../../../test/support/attendance';
import { signedInAdministrator } from '../../../../test/support/builders';
import { aQuestion, inBank } from '../../../../test/support/exams';
import { aHeic, aJpeg, aPdf, aPng } from '../../../../test/support/files';
import { aProject, aRecord } from '../../../../test/support/grant-builders';
import { openInProcess, type InProcessCloud } from '../../../../test/support/in-process';
import { hospitalA, hospitalB } from '../../../../test/support/institutions';
import { refusalOf } from '../../../../test/support/refusal';

const DAY = instantOf('2025-11-29', '18:00:00');
const batch = { projectId: 'meeting', batchId: 'b1' };

let cloud: InProcessCloud;
beforeEach(async () => {
  cloud = await openInProcess({ startAt: DAY });
  await signedInAdministrator(cloud, 'administratorA1');
  await signedInAdministrator(cloud, 'administratorB1', hospitalB);
});
const office = () => cloud.as('administratorA1');
type Question = InputOf<'examQuestion.save'>;
const { questionId: _id, ...wording } = aQuestion('ecg');
const send = (content: Buffer, fileName = '照片1.jpg') =>
  cloud.upload('administratorA1', fileName, content, 'questionPicture');
const save = (over: Partial<Question> = {}) => office().call('examQuestion.save', { ...wording, ...over });
async function saved(content: Buffer, over: Partial<Question> = {}): Promise<string> {
  const picture = { description: '心电图', file: await send(content) };
  return (await office().do('examQuestion.save', { ...wording, picture, ...over })).questionId;
}
const pictureOf = async (questionId: string) => (await office().do('examQuestion.get', { questionId })).picture;
const usesOf = () => cloud.documents('keptFiles').map(({ uses, unusedSince }) => ({ uses, unusedSince }));

describe('a picture of a question', () => {
  it('is kept with its size, shown in the bank, described anew, and taken away', async () => {
    const questionId = await saved(aJpeg());
    expect(await pictureOf(questionId)).toMatchObject({ widthPixels: 16, heightPixels: 8, description: '心电图' });
    expect((await office().do('examQuestion.list', {})).rows[0]?.picture?.url).toContain('kept/');
    await save({ questionId, picture: { description: '心电图，II 导联' } });
    expect(await pictureOf(questionId)).toMatchObject({ description: '心电图，II 导联' });
    // A phone from before there were pictures says nothing of it.
    await save({ questionId });
    expect(await pictureOf(questionId)).toMatchObject({ description: '心电图，II 导联' });
    await save({ questionId, picture: null });
    expect(await pictureOf(questionId)).toBeNull();
    expect(usesOf()).toEqual([{ uses: [], unusedSince: DAY }]);
  });

  it.each([
    ['no picture', 'fileUnreadable', () => aPdf(), '照片1.jpg'],
    ['what many phones cannot show', 'photoHeic', () => aHeic(40, 30), '照片1.heic'],
    ['more than a megabyte', 'pictureTooBig', () => padded(aPng(), PICTURE_BYTES_AT_MOST + 1), '照片1.png'],
    ['risky', 'pictureRejected', () => aJpeg({ mark: '赌博' }), '照片1.jpg'],
  ])('is refused when it is %s, and nothing of it stays', async (_what, code, content, fileName) => {
    const file = await send(content(), fileName);
    expect(refusalOf(await save({ picture: { description: '', file } })).code).toBe(code);
    expect(cloud.documents('keptFiles')).toEqual([]);
    expect(cloud.documents('examQuestions')).toEqual([]);
    expect(refusalOf(await save({ picture: { description: '', file } })).code).toBe('fileNotYours');
  });

  it('is taken at exactly a megabyte, and its description is checked like every text', async () => {
    const questionId = await saved(padded(aPng(), PICTURE_BYTES_AT_MOST), {
      picture: { description: '', file: await send(padded(aPng(), PICTURE_BYTES_AT_MOST), '照片1.png') },
    });
    expect(await pictureOf(questionId)).toMatchObject({ widthPixels: 40 });
    expect(refusalOf(await save({ questionId, picture: { description: '代考' } })).code).toBe('contentRejected');
  });

  it('is nobody’s of another hospital', async () => {
    const file = await send(aJpeg());
    const asked = { ...wording, picture: { description: '', file } };
    expect(refusalOf(await cloud.as('administratorB1').call('examQuestion.save', asked)).code).toBe('fileNotYours');
  });

  it('makes of the same words another question, for the statistics and for a correction', async () => {
    const first = await saved(aJpeg());
    await saved(aJpeg({ mark: 'other' }), { questionId: first });
    const [stored] = cloud.documents('examQuestions');
    expect(stored?.picture?.digest).toBeDefined();
    expect(cloud.documents('keptFiles')).toHaveLength(2);
    expect(usesOf().filter(({ uses }) => uses.length > 0)).toHaveLength(1);
  });
});

describe('a picture in an exam', () => {
  async function opened(): Promise<string> {
    const meeting = aProject('meeting');
    await cloud.plant('projects', meeting);
    await plantTrainees(cloud, 'trainee1');
    const trainee = traineeOf(cloud, 'trainee1');
    await cloud.plant('attendanceRecords', aRecord(meeting, trainee._id, instantOf('2025-11-29', '08:00:00')));
    const questionId = await saved(aJpeg());
    await office().do('exam.savePaper', {
      ...batch,
      revision: 0,
      plan: {
        sections: [{ tag: '质控', count: 1, points: 5 }],
        ...{ passPoints: 5, minutes: 30, attempts: 2, opensAt: DAY, closesAt: instantOf('2025-12-08') },
        ...{ shuffleQuestions: true, shuffleOptions: true, halfPoints: true, review: 'afterSubmit' },
      },
    });
    return questionId;
  }

  it('is what the attempt began with, whatever becomes of the question, and no sweep takes it', async () => {
    const questionId = await opened();
    const { attemptId } = await cloud.as('trainee1').do('exam.start', batch);
    await saved(aJpeg({ mark: 'other' }), { questionId });
    await office().do('examQuestion.withdraw', { questionId });
    const [asked] = (await cloud.as('trainee1').do('exam.attempt', { attemptId })).questions;
    expect(asked?.picture).toMatchObject({ widthPixels: 16, description: '心电图' });
    const first = cloud.documents('keptFiles').find(({ uses }) => uses.length > 0);
    expect(first).toMatchObject({ uses: ['examPaper:meeting:b1'], unusedSince: null });
    expect(asked?.picture?.url).toContain(first?._id);
    await cloud.as('trainee1').do('exam.submit', { attemptId });
    const [reviewed] = (await cloud.as('trainee1').do('exam.review', { attemptId })).questions;
    expect(reviewed?.picture?.url).toContain(first?._id);
  });

  it('is shown with the results, and stays when its key is corrected', async () => {
    await opened();
    const { attemptId } = await cloud.as('trainee1').do('exam.start', batch);
    await cloud.as('trainee1').do('exam.answer', { attemptId, question: 0, chosenIds: ['a'] });
    await cloud.as('trainee1').do('exam.submit', { attemptId });
    await office().do('examStudy.run', batch);
    for (const job of cloud.wokenJobs) await cloud.jobs({ jobId: job });
    const [item] = (await office().do('examStudy.items', batch)).rows;
    expect(item?.picture).toMatchObject({ description: '心电图' });
    const itemId = item?.itemId ?? '';
    await office().do('examCorrection.save', {
      ...batch,
      itemId,
      struck: false,
      rightIds: ['a'],
      reason: '原答案有误',
    });
    for (const job of cloud.wokenJobs) await cloud.jobs({ jobId: job });
    const [reviewed] = (await cloud.as('trainee1').do('exam.review', { attemptId })).questions;
    expect(reviewed).toMatchObject({ graded: 'right', picture: { description: '心电图' } });
    // The question in the bank is still the same one, so it has the corrected key as well.
    expect(cloud.documents('examQuestions')[0]).toMatchObject({ rightIds: ['a'] });
  });
});

describe('the bank, narrowed', () => {
  const MANY = 1300;
  const list = async (input: InputOf<'examQuestion.list'>) => {
    const { rows, nextCursor } = await office().do('examQuestion.list', input);
    return { texts: rows.map(({ text }) => text), more: nextCursor !== undefined };
  };

  it('finds the one that fits behind more than a thousand others at once, by an index', async () => {
    const { institutionId } = hospitalA;
    const rare = inBank(
      aQuestion('rare', { tags: ['罕见', '质控'], kind: 'multiple', difficulty: 'hard' }),
      institutionId,
    );
    const others = Array.from({ length: MANY }, (_, at) => inBank(aQuestion(`q${at}`), institutionId, at + 1));
    await cloud.plant('examQuestions', rare, ...others);
    const only = { texts: [rare.text], more: false };
    for (const narrowed of [{ tag: '罕见' }, { kind: 'multiple' }, { difficulty: 'hard' }] as const) {
      const before = cloud.documentsRead();
      expect(await list(narrowed)).toEqual(only);
      expect(cloud.documentsRead() - before).toBeLessThan(20);
    }
    expect(await list({ tag: '质控', kind: 'multiple', difficulty: 'hard' })).toEqual(only);
    expect(await list({ tag: '质控', kind: 'trueFalse' })).toEqual({ texts: [], more: false });
  });
});

/** So many bytes: what is behind the head is never looked at. */
const padded = (picture: Buffer, bytes: number): Buffer =>
  Buffer.concat([picture, Buffer.alloc(bytes - picture.length)]);
