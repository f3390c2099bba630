import { aPhone, pageOf, Refusal, told } from '../../../../test/support/pages';

interface Reviewed {
  rebindingId: string;
  decision: string;
  checkCode?: string;
}

const request = (rebindingId: string) => ({
  rebindingId,
  personId: `person ${rebindingId}`,
  name: rebindingId,
  state: 'pending',
  submittedAt: 0,
  nationalIdMasked: '110***********002X',
  departmentName: '检验科',
  professionalTitle: 'attendingPhysician',
  personNumber: '0001',
  oldPhoneMasked: '138****5621',
  newPhoneMasked: '138****5622',
  samePhone: false,
  obstacle: null,
  administers: false,
  review: null,
});

/** The page of rebindings, with these requests that all wait; `refusals` are what the next decisions are answered with. */
async function openQueue(ids: string[], refusals: string[] = []) {
  const waiting = [...ids];
  const reviewed: Reviewed[] = [];
  aPhone((name, input) => {
    switch (name) {
      case 'rebinding.list':
        return { rows: waiting.map((rebindingId) => ({ rebindingId })), counts: { pending: waiting.length } };
      case 'rebinding.get':
        return request(String(input['rebindingId']));
      case 'rebinding.review': {
        const code = refusals.shift();
        if (code !== undefined) return new Refusal(code);
        const { rebindingId, decision, checkCode } = input as unknown as Reviewed;
        reviewed.push({ rebindingId, decision, ...(checkCode !== undefined && { checkCode }) });
        waiting.splice(waiting.indexOf(rebindingId), 1);
        return {};
      }
      default:
        return { administrator: {} };
    }
  });
  const open = await pageOf(() => import('../rebinding-review/index'));
  const page = await open();
  const type = (value: string) => page.do('typeCheckCode', told({ value }));
  return { page, open, type, reviewed };
}

// Where a tap is meant for whoever has just come under the finger is a matter of time.
beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('what was typed about somebody who is reviewed', () => {
  it('goes with the decision, and stays when it is refused', async () => {
    const { page, type, reviewed } = await openQueue(['a', 'b'], ['checkCodeWrong']);
    await type('000000');
    await page.do('approve');
    expect(reviewed).toEqual([]);
    expect(page.data.shown).toMatchObject({ rebindingId: 'a', checkCode: '000000' });
    expect(page.data.busy).toBe('');
    await type('042917');
    await page.do('approve');
    expect(reviewed).toEqual([{ rebindingId: 'a', decision: 'approve', checkCode: '042917' }]);
  });

  it('is not the next one’s, after a decision or when one is passed over', async () => {
    const { page, type } = await openQueue(['a', 'b', 'c']);
    await type('042917');
    await page.do('approve');
    expect(page.data.shown).toMatchObject({ rebindingId: 'b', checkCode: '' });
    await type('1');
    await page.do('next');
    expect(page.data.shown).toMatchObject({ rebindingId: 'c', checkCode: '' });
  });

  it('stays when the page is read anew', async () => {
    const { page, type } = await openQueue(['a']);
    await type('04');
    await page.do('onPullDownRefresh');
    expect(page.data.shown).toMatchObject({ rebindingId: 'a', checkCode: '04' });
  });
});

describe('who is reviewed', () => {
  it('is the one the page was opened for, whoever is reviewed on another page', async () => {
    const { page, open } = await openQueue(['a', 'b', 'c']);
    const other = await open({ rebindingId: 'c' });
    await page.do('next');
    await other.do('onPullDownRefresh');
    expect(page.data).toMatchObject({ shown: { rebindingId: 'b' }, place: '2 / 3' });
    expect(other.data).toMatchObject({ shown: { rebindingId: 'c' }, place: '3 / 3' });
  });

  it('is nobody any more once the last one is returned', async () => {
    const { page, reviewed } = await openQueue(['a']);
    await page.do('askReason');
    expect(page.data.returning).toBe(true);
    await page.do('giveBack', told({ reason: '手机号核对不符' }));
    expect(reviewed).toEqual([{ rebindingId: 'a', decision: 'return' }]);
    expect(page.data).toMatchObject({ status: 'empty', shown: null, returning: false });
  });
});

describe('two taps that were meant as one', () => {
  it('approve one person, not the next one as well', async () => {
    const { page, reviewed } = await openQueue(['a', 'b', 'c']);
    await page.do('approve');
    expect(page.data.shown?.rebindingId).toBe('b');
    await page.do('approve');
    await jest.advanceTimersByTimeAsync(800);
    expect(reviewed.map(({ rebindingId }) => rebindingId)).toEqual(['a']);
    await page.do('approve');
    expect(reviewed.map(({ rebindingId }) => rebindingId)).toEqual(['a', 'b']);
  });
});
