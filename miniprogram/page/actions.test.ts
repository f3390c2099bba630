import { Actions, type Send } from './actions';

interface Sent {
  requestId: string;
  input: unknown;
}

/** What a function answers to one sending. */
type Answer = () => Promise<unknown>;

const done =
  (data: object): Answer =>
  () =>
    Promise.resolve({ result: { ok: true, serverNow: Date.now(), data } });
const refused: Answer = () =>
  Promise.resolve({ result: { ok: false, error: { code: 'wrongState', requestId: 'r1' } } });
const noNetwork: Answer = () => Promise.reject(Object.assign(new Error(), { errCode: -1, errMsg: 'request:fail' }));

/** A phone whose functions answer in turn (the last one again and again), and whose dialogs are answered in turn: true is the right button. */
function phone(answers: Answer[], ...buttons: boolean[]) {
  const sent: Sent[] = [];
  const dialogs: string[] = [];
  const seen = { whenAsked: () => undefined as void };
  const callFunction = ({ data }: { data: Sent }) => {
    sent.push({ requestId: data.requestId, input: data.input });
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    if (answer === undefined) throw new Error('nothing to answer with');
    return answer();
  };
  const showModal = ({ title }: { title: string }) => {
    dialogs.push(title);
    seen.whenAsked();
    return Promise.resolve({ confirm: buttons.shift() ?? true });
  };
  Object.assign(globalThis, { wx: { cloud: { callFunction }, showModal } });
  return { sent, dialogs, seen };
}

/** A page with buttons. */
function aPage() {
  const data = { busy: '' };
  const shown: string[] = [];
  const host = {
    data,
    setData(changed: { busy: string }) {
      Object.assign(data, changed);
      shown.push(changed.busy);
    },
  };
  return { data, shown, actions: new Actions(host) };
}

const create = (send: Send) => send('project.create', { catalogueEntryId: 'e1' });
const projectMade = done({ projectId: 'p1' });

/** A move to another page that is over when the test says so. */
function slowMove() {
  let over: () => void = () => undefined;
  const move = new Promise<void>((resolve) => (over = resolve));
  return { move: () => move, over: () => over() };
}

describe('an action', () => {
  it('is busy by its name until it is over', async () => {
    phone([projectMade]);
    const { actions, shown } = aPage();
    expect(await actions.run('create', create)).toEqual({ projectId: 'p1' });
    expect(shown).toEqual(['create', '']);
  });

  it('sends nothing at a second tap before the page has changed', async () => {
    const { sent } = phone([projectMade]);
    const { actions, data } = aPage();
    const { move, over } = slowMove();
    const choose = () =>
      actions.run('create', async (send) => {
        await create(send);
        await move();
      });
    const first = choose();
    await new Promise(setImmediate);
    expect([sent.length, data.busy]).toEqual([1, 'create']);
    await choose();
    expect(sent).toHaveLength(1);
    over();
    await first;
    expect([sent.length, data.busy]).toEqual([1, '']);
  });

  it('lets no other action of the page run beside it', async () => {
    phone([projectMade]);
    const { actions } = aPage();
    const { move, over } = slowMove();
    const removed = jest.fn(() => Promise.resolve());
    const first = actions.run('create', move);
    await actions.run('remove', removed);
    expect(removed).not.toHaveBeenCalled();
    over();
    await first;
    await actions.run('remove', removed);
    expect(removed).toHaveBeenCalledTimes(1);
  });

  it('does not stop an action of another page', async () => {
    phone([projectMade]);
    const [one, other] = [aPage(), aPage()];
    const { move, over } = slowMove();
    const first = one.actions.run('create', move);
    expect(await other.actions.run('create', create)).toEqual({ projectId: 'p1' });
    over();
    await first;
  });
});

describe('the request id of a command', () => {
  it('is the same again after a move that failed: the server gives what it has made already', async () => {
    const { sent, dialogs } = phone([projectMade]);
    const { actions } = aPage();
    const moves = [() => Promise.reject(new Error('redirectTo:fail')), () => Promise.resolve()];
    const choose = () =>
      actions.run('create', async (send) => {
        await create(send);
        await moves.shift()?.();
      });
    await choose();
    expect(dialogs).toHaveLength(1);
    await choose();
    expect(sent).toHaveLength(2);
    expect(sent[1]?.requestId).toBe(sent[0]?.requestId);
  });

  it('is another one after the action has succeeded: it is meant anew', async () => {
    const { sent } = phone([projectMade]);
    const { actions } = aPage();
    await actions.run('create', create);
    await actions.run('create', create);
    expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(2);
  });

  it('is another one for another input, and for the same input in another action', async () => {
    const { sent } = phone([refused]);
    const { actions } = aPage();
    await actions.run('submit', (send) => send('project.submit', { projectId: 'p1' }));
    await actions.run('submit', (send) => send('project.submit', { projectId: 'p2' }));
    await actions.run('submitAgain', (send) => send('project.submit', { projectId: 'p1' }));
    expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(3);
  });

  it('is kept while one action fails and another one succeeds', async () => {
    const { sent } = phone([refused, projectMade, refused]);
    const { actions } = aPage();
    const submit = () => actions.run('submit', (send) => send('project.submit', { projectId: 'p1' }));
    await submit();
    await actions.run('create', create);
    await submit();
    expect(sent[2]?.requestId).toBe(sent[0]?.requestId);
  });
});

describe('a command that finds no network', () => {
  const submit = (send: Send) => send('project.submit', { projectId: 'p1' });

  it('is told once: who leaves it for now does not read it a second time', async () => {
    const { dialogs } = phone([noNetwork], false);
    const { actions, data } = aPage();
    expect(await actions.run('submit', submit)).toBeUndefined();
    expect(dialogs).toEqual(['网络不通']);
    expect(data.busy).toBe('');
  });

  it('goes again under the same request id when somebody wants to', async () => {
    const { sent } = phone([noNetwork, done({})], true);
    await aPage().actions.run('submit', submit);
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
  });

  it('goes under the same request id also from the button, after it was left for now', async () => {
    const { sent } = phone([noNetwork, done({})], false);
    const { actions } = aPage();
    await actions.run('submit', submit);
    await actions.run('submit', submit);
    expect(sent[1]).toEqual(sent[0]);
  });
});

describe('a refusal', () => {
  const submit = (send: Send) => send('project.submit', { projectId: 'p1' });

  it('is told in words, and not sent again', async () => {
    const { sent, dialogs } = phone([refused]);
    await aPage().actions.run('submit', submit);
    expect([sent.length, dialogs.length]).toEqual([1, 1]);
  });

  it('is read when the button has come to rest', async () => {
    const { seen } = phone([refused]);
    const { actions, data } = aPage();
    const busy: string[] = [];
    seen.whenAsked = () => void busy.push(data.busy);
    await actions.run('submit', submit);
    expect(busy).toEqual(['']);
  });

  it('that the action deals with itself is not told a second time', async () => {
    const { dialogs } = phone([refused]);
    const shown = await aPage().actions.run('submit', (send) => submit(send).catch(() => 'shown on the page'));
    expect([shown, dialogs]).toEqual(['shown on the page', []]);
  });
});

describe('what WeChat itself fails', () => {
  const fails = () => Promise.reject(Object.assign(new Error(), { errMsg: 'navigateTo:fail timeout' }));

  it('such as a move to another page, is told, and the button can be pressed again', async () => {
    const { dialogs } = phone([]);
    const { actions, data } = aPage();
    await actions.run('open', fails);
    expect([dialogs.length, data.busy]).toEqual([1, '']);
  });

  it('is never an open promise, even where the words cannot be shown either', async () => {
    phone([refused]);
    Object.assign(wx, { showModal: fails });
    await expect(aPage().actions.run('submit', create)).resolves.toBeUndefined();
  });
});
