import { PRIVACY_APIS } from '../../local/phone/privacy';
import type { PrivacyUse } from '../../miniprogram/services/privacy-uses';

/** Data that people write themselves, which WeChat does not see: the guide names it all the same. */
const WRITTEN_BY_THEMSELVES = [
  ['姓名、证件号码、单位、科室、职称、专业、最高学历、医通卡号', '注册、由单位审核，并核对学分归属'],
  ['签到的会议、时间和会场', '记录考勤、授予继续医学教育学分'],
] as const;

/**
 * What does not fit together: an API that the app uses and that has no purpose, one with a purpose that the app does not use, and a data type
 * of WeChat's that a purpose leaves out. One line each.
 */
export function privacyFaults(
  used: ReadonlyMap<string, readonly string[]>,
  uses: Record<string, PrivacyUse>,
): string[] {
  const missing = [...used].flatMap(([api, files]) =>
    Object.hasOwn(uses, api)
      ? []
      : [
          `${api}（${PRIVACY_APIS[api]?.join('、') ?? ''}）用在 ${files.join('、')}，miniprogram/services/privacy-uses.ts 里没有它`,
        ],
  );
  const unused = Object.keys(uses).flatMap((api) => (used.has(api) ? [] : [`${api} 已经没有地方用，请从表里删除`]));
  const short = Object.entries(uses).flatMap(([api, { dataTypes }]) =>
    (PRIVACY_APIS[api] ?? []).flatMap((type) => (dataTypes.includes(type) ? [] : [`${api} 漏写了「${type}」`])),
  );
  return [...missing, ...unused, ...short];
}

/** Purposes by data type, as the console asks for them. */
function byDataType(uses: Record<string, PrivacyUse>): Map<string, { purposes: string[]; apis: string[] }> {
  const types = new Map<string, { purposes: string[]; apis: string[] }>();
  for (const [api, { dataTypes, purpose }] of Object.entries(uses))
    for (const type of dataTypes) {
      const { purposes, apis } = types.get(type) ?? { purposes: [], apis: [] };
      types.set(type, { purposes: [...purposes, purpose], apis: [...apis, api] });
    }
  return types;
}

/** The rows of the table in docs/deploy.md, and what `npm run privacy` prints. */
export function privacyTable(uses: Record<string, PrivacyUse>): string[] {
  const rows = [...byDataType(uses)].map(
    ([type, { purposes, apis }]) =>
      `| ${type} | ${apis.map((api) => `\`${api}\``).join('、')} | ${purposes.join('；')} |`,
  );
  const written = WRITTEN_BY_THEMSELVES.map(([what, purpose]) => `| ${what} | 用户自己填写或签到产生 | ${purpose} |`);
  return ['| 信息类型 | 接口 | 用途 |', '|---|---|---|', ...rows, ...written];
}

/** The texts for 用户隐私保护指引, one after the other as the console asks for them. */
export function privacyGuide(uses: Record<string, PrivacyUse>): string {
  const taken = [...byDataType(uses)].map(([type, { purposes }]) => `【${type}】${purposes.join('；')}。`);
  const written = WRITTEN_BY_THEMSELVES.map(
    ([what, purpose]) => `【补充说明】用户填写或产生：${what}。用途：${purpose}。`,
  );
  const ways = Object.values(uses).map(
    ({ dataTypes, askedAt, instead }) => `- ${dataTypes.join('、')}：${askedAt}。${instead}`,
  );
  return [
    '公众平台 → 设置 → 服务内容声明 → 用户隐私保护指引，逐项选择信息类型，填写：',
    '',
    ...taken,
    ...written,
    '',
    '审核若问在哪里征求同意、不同意会怎样：',
    '',
    ...ways,
  ].join('\n');
}
