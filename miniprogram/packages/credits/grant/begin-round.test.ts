import { aPhone } from '../../../../test/support/pages';
import type { Send } from '../../../page/actions';
import { CallFailure } from '../../../services/call';
import { concludeWithout, grantTo } from './begin-round';

const basis = { analysisId: 'a1', strategy: 'anyCourseFull', activityDate: '2025-11-30' } as const;

/** A page on which somebody answers the question, and how the server takes the command. */
function begun({ yes, refused }: { yes: boolean; refused?: CallFailure }) {
  const asked: string[] = [];
  const seen = { sent: [] as unknown[], reloads: 0, asked };
  const phone = aPhone(() => ({}), {
    showModal: ({ title }: { title: string }) => {
      asked.push(title);
      return Promise.resolve({ confirm: yes });
    },
  });
  const send = ((name: string, input: unknown) => {
    seen.sent.push([name, input]);
    return refused === undefined ? Promise.resolve({ roundId: 'r1' }) : Promise.reject(refused);
  }) as unknown as Send;
  const page = { reload: () => Promise.resolve(void (seen.reloads += 1)) };
  return { seen, phone, send, page };
}

describe('a grant round', () => {
  it('is begun and shown once somebody has read whom and what', async () => {
    const { seen, phone, send, page } = begun({ yes: true });
    await concludeWithout(page, send, basis);
    expect(seen).toMatchObject({ sent: [['grant.conclude', basis]], asked: ['结束本期，不授分？'], reloads: 0 });
    expect(phone.asked).toEqual(['redirectTo /packages/credits/grant-round/index?roundId=r1']);
  });

  it('is not begun by whoever decides otherwise', async () => {
    const { seen, phone, send, page } = begun({ yes: false });
    await grantTo(page, send, basis, { valid: 2, excluded: 0, undecided: 0, people: 2, credits: '6.00', already: 0 });
    expect([seen.asked, seen.sent, phone.asked]).toEqual([['给 2 人授分？'], [], []]);
  });

  it('that is refused leaves the page as the facts are now, and the refusal is told', async () => {
    const refusal = new CallFailure('conflict', 'r1');
    const { seen, phone, send, page } = begun({ yes: true, refused: refusal });
    await expect(concludeWithout(page, send, basis)).rejects.toBe(refusal);
    expect([seen.reloads, phone.asked]).toEqual([1, []]);
  });
});
