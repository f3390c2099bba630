import { h } from '../dom';
import { CodedError, post } from './api';
import { appName } from './consent';
import { openOverlay, overlayButton } from './overlay';

interface Storage {
  getStorageSync(key: string): unknown;
  setStorageSync(key: string, value: unknown): void;
}

type Choice = 'accept' | 'reject';
/** Template ids for which the person has ticked 总是保持以上选择, with what was chosen then. */
type Kept = Record<string, Choice>;

const KEPT = '__subscriptions';
/** WeChat shows at most so many at once. */
const MOST_TEMPLATES = 5;

const keptIn = (storage: Storage): Kept => {
  const kept = storage.getStorageSync(KEPT);
  return typeof kept === 'object' && kept !== null ? (kept as Kept) : {};
};

/**
 * WeChat's sheet for subscription messages: each template can be ticked off, and the choice can be kept. What was kept earlier is
 * not asked again, and counts as a consent once more. Tells the cloud which were accepted.
 * @returns `accept` or `reject` by template id
 * @throws CodedError 10001 without templates, 20003 for too many, 20001 for one that does not exist
 */
export async function requestSubscribeMessage(
  storage: Storage,
  person: string | null,
  tmplIds: readonly string[],
): Promise<Record<string, Choice>> {
  if (tmplIds.length === 0) throw new CodedError(10001, "TmplIds can't be empty");
  if (tmplIds.length > MOST_TEMPLATES) throw new CodedError(20003, 'Templates count out of max bounds');
  const { templates } = await post<{ templates: { id: string; title: string }[] }>('/wx/messageTemplates', { tmplIds });
  const kept = keptIn(storage);
  const open = templates.filter(({ id }) => kept[id] === undefined);
  const asked =
    open.length === 0 ? {} : await ask(open, (choices) => storage.setStorageSync(KEPT, { ...kept, ...choices }));
  const chosen = Object.fromEntries(templates.map(({ id }) => [id, kept[id] ?? asked[id] ?? 'reject']));
  const accepted = templates.map(({ id }) => id).filter((id) => chosen[id] === 'accept');
  if (accepted.length > 0) await post('/wx/subscribe', { as: person, accepted });
  return chosen;
}

function ask(
  templates: readonly { id: string; title: string }[],
  keep: (choices: Record<string, Choice>) => void,
): Promise<Record<string, Choice>> {
  return new Promise((resolve) => {
    const { panel, close } = openOverlay('sheet', '订阅消息');
    const boxes = templates.map(({ id, title }) => {
      const box = h('input', '', '', { type: 'checkbox' });
      box.checked = true;
      const row = h('label', 'mp-check');
      row.append(box, h('span', '', title));
      return { id, box, row };
    });
    const always = h('input', '', '', { type: 'checkbox' });
    const alwaysRow = h('label', 'mp-check mp-quiet');
    alwaysRow.append(always, h('span', '', '总是保持以上选择，不再询问'));
    const end = (choiceOf: (box: HTMLInputElement) => Choice) => {
      const choices = Object.fromEntries(boxes.map(({ id, box }) => [id, choiceOf(box)]));
      if (always.checked) keep(choices);
      close();
      resolve(choices);
    };
    panel.append(
      h('p', '', `${appName()} 申请发送一次以下消息`),
      ...boxes.map(({ row }) => row),
      alwaysRow,
      overlayButton('允许', () => end((box) => (box.checked ? 'accept' : 'reject')), 'mp-strong'),
      overlayButton('取消', () => end(() => 'reject'), 'mp-cancel'),
    );
  });
}
