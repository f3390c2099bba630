import { labelOf } from '../../../../domain/kernel/enumeration';
import { generatedMaterials } from '../../../../domain/credit/generated-materials';
import { materialItems, type MaterialItem } from '../../../../domain/credit/materials';
import type { Materials } from './index.view';

type Anomaly = Materials['anomalies'][number];

/** Something odd, as the centre reads it (G10). */
export interface AnomalyRow {
  code: Anomaly['code'];
  title: string;
  line: string;
  seen: boolean;
}

const words: Record<Anomaly['code'], (figures: Anomaly) => { title: string; line: string }> = {
  manyManual: ({ count, of }) => ({ title: `人工补签 ${count} 人次`, line: `占 ${of} 人次的一成以上，看看原因` }),
  manyLate: ({ count, of }) => ({ title: `补传 ${count} 人次`, line: `占 ${of} 人次的一成以上` }),
  doubtfulYetGranted: ({ count, of }) => ({ title: `存疑签到 ${count} 人次，没有排除一个人`, line: `共 ${of} 人次` }),
  lastMinute: ({ count, of }) => ({
    title: `时段最后一分钟签到 ${count} 人次`,
    line: `时段内共 ${of} 人次，八成以上卡着点`,
  }),
  overPlanned: ({ count, of }) => ({ title: `签到 ${count} 人，超过计划人数`, line: `计划 ${of} 人` }),
  overCap: ({ count, of }) => ({ title: `签到 ${count} 人，超过人数上限`, line: `各场上限合计 ${of} 人` }),
  manyPeople: ({ count, of }) => ({ title: `签到 ${count} 人`, line: `面授原则上不超过 ${of} 人` }),
  moreGrantedThanThere: ({ count, of }) => ({ title: `授分 ${count} 人，多于签到的 ${of} 人`, line: '核对授分名单' }),
  atNight: ({ count, of }) => ({ title: `${count} 个考勤时段在夜里`, line: `共 ${of} 个时段，早于 6 点或晚于 22 点` }),
  lecturersAttend: ({ count }) => ({ title: `主讲人也作为参加者授分 ${count} 人`, line: '同一时间讲课和听课' }),
  dutyWaived: ({ count }) => ({ title: '没有要求天天考勤', line: `按课程学时授分 ${count} 人，理由见下` }),
};

export const anomalyRows = ({ anomalies }: Pick<Materials, 'anomalies'>, seen: ReadonlySet<string>): AnomalyRow[] =>
  anomalies.map((anomaly) => ({ code: anomaly.code, ...words[anomaly.code](anomaly), seen: seen.has(anomaly.code) }));

/** A thing that the reviewer has marked to be changed, with the reason. */
export interface MarkedRow {
  item: MaterialItem;
  label: string;
  /** '' while it is in order. */
  reason: string;
}

/** What of a round can be returned: its check-ins, what the system makes for it, and what is uploaded. */
export const markedRows = (
  reasons: ReadonlyMap<string, string>,
  generated: readonly { item: MaterialItem }[],
): MarkedRow[] =>
  materialItems
    .filter(({ code }) => !isMade(code) || generated.some(({ item }) => item === code))
    .map(({ code, label }) => ({ item: code, label, reason: reasons.get(code) ?? '' }));

const isMade = (item: MaterialItem): boolean => generatedMaterials.some(({ code }) => code === item);

/** Of a return: what is wrong with what. */
export const itemsOf = (reasons: ReadonlyMap<string, string>): { item: MaterialItem; reason: string }[] =>
  materialItems.flatMap(({ code }) => {
    const reason = reasons.get(code) ?? '';
    return reason === '' ? [] : [{ item: code, reason }];
  });

/** 会议总结（盖章）：没有盖章；现场照片：看不清 */
export const reasonOf = (reasons: ReadonlyMap<string, string>): string =>
  itemsOf(reasons)
    .map(({ item, reason }) => `${labelOf(materialItems, item)}：${reason}`)
    .join('；')
    .slice(0, 200);

/** What keeps the round from being approved; '' where nothing does. */
export const approvalTip = (rows: readonly AnomalyRow[]): string => {
  const open = rows.filter(({ seen }) => !seen).length;
  return open === 0 ? '' : `还有 ${open} 项异常没看，点一下表示看过`;
};
