import type { OutputOf } from '../../../../contract/index';
import { sheet } from '../../../page/sheets';
import { dayRange } from '../../../services/format';

type Notice = OutputOf<'notice.get'>;

/** Why nothing was written into the phone's calendar. */
export const NO_CALENDAR = {
  title: '没有加入日历',
  content: '请在右上角「…」的「设置」里允许添加到日历，再点一次。',
};

/** Which batch is meant: the only one, or the one that is chosen. @returns undefined when nobody chose one */
export async function chooseBatch(batches: Notice['batches']): Promise<string | undefined> {
  const [only] = batches;
  if (batches.length === 1) return only?.batchId;
  const itemList = batches.map(({ begin, end }, index) => `第 ${index + 1} 期 ${dayRange(begin, end)}`);
  // WeChat's sheet shows six at most.
  const chosen = await sheet(() => wx.showActionSheet({ itemList: itemList.slice(0, 6) }));
  return chosen === undefined ? undefined : batches[chosen.tapIndex]?.batchId;
}

/** Beginning of the map that WeChat opens: some streets around. */
const SCALE = 16;

/**
 * Opens the map, from which WeChat leads on to whatever map app people use. Where the institution has not marked the venue, copies where it is;
 * WeChat says itself that it was copied.
 */
export async function showTheWay({
  institutionName,
  venue,
  point,
}: Pick<Notice, 'institutionName' | 'venue' | 'point'>): Promise<void> {
  const address = venue.includes(institutionName) ? venue : `${institutionName} ${venue}`;
  if (point !== undefined) {
    await wx.openLocation({ ...point, name: venue, address, scale: SCALE });
    return;
  }
  await sheet(() => wx.setClipboardData({ data: address }));
}
