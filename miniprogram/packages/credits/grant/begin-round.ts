import type { InputOf } from '../../../../contract/index';
import type { Send } from '../../../page/actions';
import { replace } from '../../../page/navigate';
import { routes } from '../../../page/routes';
import { ask } from '../../../page/sheets';
import { CallFailure } from '../../../services/call';
import { conclusionWords, confirmWords, type GrantTotals } from './index.view';
import type { Chosen } from './strategies';

/** What a round is made from. */
export type Basis = InputOf<'grant.conclude'>;

/** The page that a round begins on. */
interface RoundPage {
  reload(): Promise<void>;
}

const chosenOf = ({ strategy, dutyWaivedFor = '' }: InputOf<'grant.start'>): Chosen => ({
  strategy,
  waivedFor: dutyWaivedFor,
});

/** Grants to these people, once somebody has read whom and what, and shows the round (A8b). */
export const grantTo = (page: RoundPage, send: Send, input: InputOf<'grant.start'>, totals: GrantTotals) =>
  begin(page, { ...confirmWords(totals, chosenOf(input), input.activityDate), confirmText: '授分' }, () =>
    send('grant.start', input),
  );

/** Ends a batch that nobody passed, so that everybody is told why (M19). */
export const concludeWithout = (page: RoundPage, send: Send, basis: Basis) =>
  begin(page, { ...conclusionWords, confirmText: '结束本期' }, () => send('grant.conclude', basis));

/** Asks, begins the round and shows it in the place of the page. */
async function begin(
  page: RoundPage,
  words: { title: string; content: string; confirmText: string },
  command: () => Promise<{ roundId: string }>,
): Promise<void> {
  if (!(await ask(words))) return;
  try {
    const { roundId } = await command();
    await replace(routes.grantRound, { roundId });
  } catch (error) {
    // Somebody else was quicker, or the facts have changed: the page says how it stands now.
    if (error instanceof CallFailure) await page.reload();
    throw error;
  }
}
