/** Group activities of the gallery's world: a draft, one that waits, one that was returned and one that was approved. */
import type { InputOf } from '../../../contract';
import { documentFile } from '../../../sample/plant';
import type { Cast } from './cast';

export interface ActivityWorld {
  draft: string;
  waiting: string;
  returned: string;
  approved: string;
  /** Of today: its code is shown. */
  scanning: string;
  /** Its session. */
  scanningSession: string;
}

const facts: InputOf<'groupActivity.save'> = {
  title: '检验科危急值病例讨论会',
  kind: 'caseDiscussion',
  begin: '2025-12-03',
  end: '2025-12-03',
  placeName: '检验科示教室',
  hourTenths: 20,
  creditHundredths: 50,
  lecturerName: '陈志远',
};

/** 12-05: three are handed in, of which the centre returns one and approves one. */
export async function holdActivities({ administrator, as, at }: Cast): Promise<ActivityWorld> {
  at('2025-12-05', '15:20');
  const reviewer = as('he-jing');
  const begin = async (changes: Partial<typeof facts>, handIn: boolean): Promise<string> => {
    const { activityId } = await administrator.do('groupActivity.save', { ...facts, ...changes });
    const file = await administrator.upload(documentFile('notice.pdf'), 'activity');
    await administrator.do('groupActivity.addFile', { activityId, file });
    const { rows } = await administrator.do('activityPeople.candidates', { activityId, limit: 3 });
    await administrator.do('activityPeople.add', { activityId, personIds: rows.map(({ personId }) => personId) });
    const { revision } = await administrator.do('groupActivity.get', { activityId });
    if (handIn) await administrator.do('groupActivity.submit', { activityId, revision });
    return activityId;
  };
  const approved = await begin(
    { title: '急诊科心肺复苏技能演练', kind: 'skills', hourTenths: 40, creditHundredths: 100 },
    true,
  );
  await reviewer.do('groupActivity.review', { activityId: approved, decision: 'approve', decisionsSeen: 0 });
  const returned = await begin({ title: '院感防控手卫生培训', kind: 'study' }, true);
  await reviewer.do('groupActivity.review', {
    ...{ activityId: returned, decision: 'return', reason: '签到名单与照片人数不符，请补说明。', decisionsSeen: 0 },
  });
  const waiting = await begin({ title: '抗菌药物合理使用学术讲座', kind: 'lecture' }, true);
  const draft = await begin({}, false);
  const today = { begin: '2025-12-05', end: '2025-12-05', title: '护理不良事件案例分析' };
  const scanning = await begin(today, false);
  const { sessionId } = await administrator.do('activityPeople.openAttendance', { activityId: scanning });
  return { approved, returned, waiting, draft, scanning, scanningSession: sessionId };
}
