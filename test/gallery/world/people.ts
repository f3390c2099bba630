import type { Person } from '../../../local/cloud';
import { people as samplePeople } from '../../../sample/people';

/** Somebody who registers as a trainee, besides those of the sample. */
export interface Attendee {
  id: string;
  name: string;
  institutionId: 'changsha-xx' | 'xiangtan-xx';
  department: string;
}

const changsha = (id: string, name: string, department: string): Attendee => ({
  id,
  name,
  institutionId: 'changsha-xx',
  department,
});
const xiangtan = (id: string, name: string, department: string): Attendee => ({
  id,
  name,
  institutionId: 'xiangtan-xx',
  department,
});

/** Those who come to the holdings. The order is the order in which they scan. */
export const attendees: readonly Attendee[] = [
  changsha('wu-ying', '吴颖', '检验科'),
  changsha('huang-zhiqiang', '黄志强', '心内科'),
  changsha('xu-meiling', '徐美玲', '药剂科'),
  xiangtan('hu-bo', '胡波', '检验科'),
  changsha('zhu-hongyan', '朱红艳', '儿科'),
  changsha('gao-yuan', '高远', '急诊科'),
  xiangtan('guo-lili', '郭丽丽', '中医科'),
  changsha('he-xiaoming', '何小明', '感染科'),
  changsha('luo-qian', '罗倩', '检验科'),
  changsha('liang-wen', '梁文', '科教科'),
  xiangtan('song-jie', '宋杰', '急诊科'),
  changsha('zheng-shuang', '郑爽', '儿科'),
  changsha('xie-dongmei', '谢冬梅', '药剂科'),
  changsha('deng-kai', '邓凯', '心内科'),
  xiangtan('shangguan-yun', '上官云', '康复科'),
  changsha('ayiguli', '阿依古丽·买买提', '感染科'),
];

/** Registered and not reviewed yet. */
export const newcomers: readonly Attendee[] = [
  changsha('zeng-li', '曾莉', '儿科'),
  changsha('peng-yong', '彭勇', '急诊科'),
  changsha('lu-haiyang', '卢海洋', '检验科'),
];

/** Registered, and sent back to mend it. */
export const returned: Attendee = changsha('tan-rui', '谭睿', '心内科');

/** WeChat users who are nobody yet: new phones of registered people, a colleague of the administrator. */
const others = [
  { id: 'luo-qian-new', label: '罗倩（新微信）' },
  { id: 'deng-kai-new', label: '邓凯（新微信）' },
  { id: 'xie-ling', label: '谢玲' },
  { id: 'wu-min', label: '吴敏（未注册）' },
  { id: 'tan-qin', label: '谭琴' },
];

/** Whose phone number is which. */
export const phoneOf = (who: string): string => people.find(({ id }) => id === who)?.phone ?? '';

/** Every WeChat user of the gallery's cloud: those of the sample and its own. */
export const people: readonly Person[] = [
  ...samplePeople,
  ...[...attendees, ...newcomers, returned]
    .map(({ id, name }) => ({ id, label: name }))
    .concat(others)
    .map(({ id, label }, index) => ({
      id,
      label,
      openid: `oGallery-${id}`,
      phone: `1370000${String(index).padStart(4, '0')}`,
    })),
];
