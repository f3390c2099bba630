/** WeChat's subscription messages (订阅消息) that the product can send; a real account gives each an id of its own. */
export const templates = [
  { code: 'registrationResult', label: '注册审核结果', when: '通过，或退回要修改时发' },
  { code: 'projectResult', label: '项目审核结果', when: '中心通过，或退回要修改时发' },
  { code: 'materialsResult', label: '会议资料审核结果', when: '学分生效，或资料被退回时发' },
  { code: 'meetingReminder', label: '会议提醒', when: '开会前一天发' },
] as const;
export type Template = (typeof templates)[number]['code'];

/** What a subscription message says. Which field of an account's template shows which part is a setting. */
export const pushParts = ['subject', 'result', 'note', 'at'] as const;
export type PushPart = (typeof pushParts)[number];

/** The words of one subscription message, before they are folded to what WeChat's fields take. */
export interface PushWords {
  /** What it is about, such as the title of a project. */
  subject: string;
  /** At most five Chinese characters: a 汉字 field takes nothing else. */
  result: string;
  note: string;
}

/** One template as an account has it: WeChat's id, and the part that each of its fields shows. */
export interface ConfiguredTemplate {
  id: string;
  /** By the field's key, such as `thing1`. */
  fields: Readonly<Record<string, PushPart>>;
}
export type ConfiguredTemplates = Readonly<Partial<Record<Template, ConfiguredTemplate>>>;
