import type { MessageTemplate } from '../../local/cloud';
import type { ConfiguredTemplates } from '../../domain/message/templates';

const fields = { thing1: 'subject', phrase2: 'result', thing3: 'note', time4: 'at' } as const;

/** The subscription messages of the demonstration: what a real account picks from WeChat's library. */
export const configuredTemplates = {
  registrationResult: { id: 'demo-registration-result', fields },
  projectResult: { id: 'demo-project-result', fields },
  materialsResult: { id: 'demo-materials-result', fields },
  meetingReminder: { id: 'demo-meeting-reminder', fields },
} satisfies ConfiguredTemplates;

const { registrationResult, projectResult, materialsResult, meetingReminder } = configuredTemplates;

/** The same as WeChat has them, for the local cloud. */
export const messageTemplates: MessageTemplate[] = [
  { id: registrationResult.id, title: '注册审核结果通知', fields: Object.keys(fields) },
  { id: projectResult.id, title: '项目审核结果通知', fields: Object.keys(fields) },
  { id: materialsResult.id, title: '会议资料审核结果通知', fields: Object.keys(fields) },
  { id: meetingReminder.id, title: '会议提醒通知', fields: Object.keys(fields) },
];
