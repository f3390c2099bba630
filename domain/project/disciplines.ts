/**
 * II级学科 and III级学科 of continuing medical education, as applications for projects name them (M5). A form picks from here; what
 * older projects have as free text stays as it is.
 *
 * Source: the classification that the national application form of CME projects prints (国家级继续医学教育项目学科分类), written
 * down from published copies of its guide; Chinese medicine after GB/T 13745-2009, 360. As of 2025-01. The order is the form's.
 * Certainty: the names agree in the copies that could be read; the centre has not confirmed the list.
 */
interface Discipline {
  readonly name: string;
  readonly below: readonly string[];
}

export const disciplines: readonly Discipline[] = [
  { name: '基础形态', below: ['组织胚胎学', '解剖学', '遗传学', '病理学', '寄生虫学', '微生物学', '基础形态其他学科'] },
  {
    name: '基础机能',
    below: [
      ...['生理学', '生化学', '生物物理学', '药理学', '细胞生物学'],
      ...['病理生理学', '免疫学', '基础机能其他学科'],
    ],
  },
  {
    name: '临床内科学',
    below: [
      ...['心血管病学', '呼吸病学', '胃肠病学', '血液病学', '肾脏病学', '内分泌学'],
      ...['神经内科学', '传染病学', '精神卫生学', '风湿病学', '老年医学', '内科学其他学科'],
    ],
  },
  {
    name: '临床外科学',
    below: [
      ...['普通外科学', '心胸外科学', '烧伤外科学', '神经外科学', '泌尿外科学', '显微外科学'],
      ...['骨外科学', '肿瘤外科学', '整形、器官移植外科学', '麻醉学', '皮肤、性病学', '外科学其他学科'],
    ],
  },
  { name: '妇产科学', below: ['妇科学', '产科学', '妇产科学其他学科'] },
  { name: '儿科学', below: ['儿科内科学', '儿科外科学', '新生儿科学', '儿科学其他学科'] },
  { name: '眼、耳鼻喉学科', below: ['耳鼻喉科学', '眼科学'] },
  { name: '口腔医学学科', below: ['口腔内科学', '口腔外科学', '口腔正畸学', '口腔修复学', '口腔学其他学科'] },
  { name: '影像医学学科', below: ['放射诊断学', '超声诊断学', '放射肿瘤学', '核医学', '影像医学其他学科'] },
  { name: '急诊学', below: ['急诊学'] },
  { name: '医学检验', below: ['医学检验'] },
  {
    name: '公共卫生与预防医学',
    below: [
      ...['劳动卫生与环境卫生学', '营养与食品卫生学', '儿少卫生与妇幼卫生学', '卫生毒理学'],
      ...['统计流行病学', '卫生检验学', '公共卫生与预防医学其他学科'],
    ],
  },
  { name: '药学', below: ['临床药学和临床药理学', '药剂学', '药物分析学', '药事管理学', '药学其他学科'] },
  { name: '护理学', below: ['内科护理学', '外科护理学', '妇产科护理学', '儿科护理学', '护理学其他学科'] },
  { name: '医学教育与卫生管理学', below: ['医学教育', '卫生管理', '医学教育与卫生管理学其他学科'] },
  { name: '康复医学', below: ['康复医学'] },
  { name: '全科医学', below: ['全科医学'] },
  {
    name: '中医学',
    below: [
      ...['中医基础理论', '中医诊断学', '中医内科学', '中医外科学', '中医骨伤科学', '中医妇科学', '中医儿科学'],
      ...['中医眼科学', '中医耳鼻咽喉科学', '中医肛肠病学', '针灸学', '推拿学', '中医护理学', '中医学其他学科'],
    ],
  },
  { name: '中西医结合医学', below: ['中西医结合基础', '中西医结合临床'] },
  { name: '中药学', below: ['中药学', '中药制剂学', '中药炮制学', '中药药理学', '中药学其他学科'] },
];

/** The III级学科 below a II级学科; none below one that is not of the list. */
export const disciplinesBelow = (name: string): readonly string[] =>
  disciplines.find((discipline) => discipline.name === name)?.below ?? [];

const isListed = (discipline2: string, discipline3: string): boolean =>
  disciplines.some(({ name }) => name === discipline2) &&
  (discipline3 === '' || disciplinesBelow(discipline2).includes(discipline3));

export type DisciplinePair = { discipline2: string; discipline3: string };

/**
 * Whether two disciplines may be saved: they are of the list and belong together, or they stood there before the list did. A draft may
 * leave either open.
 * @returns the field that is wrong
 */
export function checkDisciplines(
  { discipline2, discipline3 }: DisciplinePair,
  stored?: DisciplinePair,
): keyof DisciplinePair | undefined {
  if (discipline2 === '' && discipline3 === '') return undefined;
  if (stored?.discipline2 === discipline2 && stored.discipline3 === discipline3) return undefined;
  if (isListed(discipline2, discipline3)) return undefined;
  // The upper one may be an old free text that was left alone while the lower one was opened.
  if (stored?.discipline2 === discipline2 && discipline3 === '') return undefined;
  return isListed(discipline2, '') ? 'discipline3' : 'discipline2';
}
