import type { Template } from '../../../domain/message/templates';
import { toast } from '../../services/passing';

const DECLINED = 'subscribeDeclined';

function declined(): string[] {
  const kept: unknown = wx.getStorageSync(DECLINED);
  return Array.isArray(kept) ? kept.map(String) : [];
}

/** Whether somebody has said 暂不 to this on this phone: then they are not asked again. */
export const isDeclined = (template: Template): boolean => declined().includes(template);

export const decline = (template: Template): void =>
  wx.setStorageSync(DECLINED, [...new Set([...declined(), template])]);

/**
 * Opens WeChat's sheet; has to be called in a tap, before anything is awaited. A refusal, or subscriptions that are switched off
 * in WeChat, is no failure: the message stands in the inbox.
 * @returns whether one message of this template may be sent
 */
export async function askWeChat(templateId: string): Promise<boolean> {
  let answer: unknown;
  try {
    answer = await wx.requestSubscribeMessage({ tmplIds: [templateId] });
  } catch {
    toast('微信没有打开订阅消息，结果会在「消息」里', 'none');
    return false;
  }
  return typeof answer === 'object' && answer !== null && Reflect.get(answer, templateId) === 'accept';
}
