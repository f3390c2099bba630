import { CallFailure } from './call';
import { busyWhile, send } from './command';

/** Plays a phone whose calls all end like this, and whose dialogs are answered in turn: true is the right button. */
function phone(end: () => Promise<unknown>, ...answers: boolean[]) {
  const ids: string[] = [];
  const dialogs: { title: string }[] = [];
  const seen: { whenAsked: () => void } = { whenAsked: () => undefined };
  const callFunction = (request: { data: { requestId: string } }) => {
    ids.push(request.data.requestId);
    return end();
  };
  const showModal = (dialog: { title: string }) => {
    dialogs.push(dialog);
    seen.whenAsked();
    return Promise.resolve({ confirm: answers.shift() ?? true });
  };
  Object.assign(globalThis, { wx: { cloud: { callFunction }, showModal } });
  return { ids, dialogs, seen };
}

const page = () => {
  const data = { busy: false };
  return { data, setData: (changed: { busy: boolean }) => void Object.assign(data, changed) };
};
const noNetwork = () => Promise.reject(Object.assign(new Error(), { errCode: -1, errMsg: 'request:fail' }));
const refused = () => Promise.resolve({ result: { ok: false, error: { code: 'wrongState', requestId: 'r1' } } });
const command = () => send('project.submit', { projectId: 'p1' });

describe('a command that finds no network', () => {
  it('is told once: who leaves it for now does not read it a second time', async () => {
    const { dialogs } = phone(noNetwork, false);
    const button = page();
    expect(await busyWhile(button, command)).toBeUndefined();
    expect(dialogs.map(({ title }) => title)).toEqual(['网络不通']);
    expect(button.data.busy).toBe(false);
  });

  it('goes again under the same request id when somebody wants to', async () => {
    const { ids } = phone(noNetwork, true, false);
    await expect(command()).rejects.toBeInstanceOf(CallFailure);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });
});

it('a refusal is told in words, and not sent again', async () => {
  const { ids, dialogs } = phone(refused);
  await busyWhile(page(), command);
  expect(dialogs).toHaveLength(1);
  expect(ids).toHaveLength(1);
});

it('the button has come to rest before a refusal is read', async () => {
  const { seen } = phone(refused);
  const button = page();
  const busy: boolean[] = [];
  seen.whenAsked = () => busy.push(button.data.busy);
  await busyWhile(button, command);
  expect(busy).toEqual([false]);
});
