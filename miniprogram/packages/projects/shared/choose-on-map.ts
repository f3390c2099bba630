import type { VenuePoint } from '../../../../domain/project/venue-point';
import { sheet, tell } from '../../../page/sheets';

/** WeChat's map, at a point where there is one. @returns undefined when nothing was chosen, or the map could not be opened, which was told */
export async function chooseOnMap(at: VenuePoint | undefined): Promise<VenuePoint | undefined> {
  try {
    return await sheet(() => wx.chooseLocation({ ...at }));
  } catch {
    await tell({
      title: '打不开地图',
      content: '请在右上角「…」的「设置」里允许使用位置，再选一次。不标位置也能提交。',
    });
    return undefined;
  }
}
