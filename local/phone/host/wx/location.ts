import { h } from '../dom';
import { positions, type MapPlace } from '../../map';
import { desk } from './desk-link';
import { openOverlay, overlayButton, showModal } from './overlay';
import { appName } from './consent';

interface Storage {
  getStorageSync(key: string): unknown;
  setStorageSync(key: string, value: unknown): void;
}

const ALLOWED = '__userLocation';
/** What a phone in a house may be wrong by, metres. */
const ACCURACY = 30;

/** Where this phone stands on the map, as the desk has it; a phone without a desk stands at the first place. */
const here = (): MapPlace | null => desk()?.placeOf(window) ?? (desk() ? null : (positions[0] ?? null));

/**
 * The phone's position, with its owner's permission, which is asked until it is given. @throws when it is refused, and without a signal
 */
export async function getLocation(storage: Storage): Promise<object> {
  if (storage.getStorageSync(ALLOWED) !== true) {
    const { confirm } = await showModal({
      title: `${appName()} 申请获取你的位置`,
      content: '小程序说明的用途见授权说明',
      cancelText: '拒绝',
      confirmText: '允许',
    });
    if (!confirm) throw new Error('auth deny');
    storage.setStorageSync(ALLOWED, true);
  }
  const at = here();
  if (at === null) throw new Error('system permission denied');
  const { latitude, longitude } = at;
  return {
    latitude,
    longitude,
    accuracy: ACCURACY,
    speed: -1,
    altitude: 0,
    verticalAccuracy: 0,
    horizontalAccuracy: ACCURACY,
  };
}

/** The map: its places as a list, the nearest named first. @throws cancel */
export function chooseLocation(): Promise<MapPlace> {
  return new Promise((resolve, reject) => {
    const { panel, close } = openOverlay('sheet', '选择位置');
    const end = (act: () => void) => {
      close();
      act();
    };
    panel.append(h('p', '', '选择位置'));
    for (const place of positions)
      panel.append(overlayButton(`${place.name}（${place.address}）`, () => end(() => resolve(place))));
    panel.append(overlayButton('取消', () => end(() => reject(new Error('cancel'))), 'mp-cancel'));
  });
}

/** The map with one place on it, as far as a phone without a map can show it. */
export async function openLocation({ name = '', address = '', latitude, longitude }: OpenedPlace): Promise<void> {
  await showModal({
    title: `地图：${name}`,
    content: `${address}\n${latitude.toFixed(4)}, ${longitude.toFixed(4)}`,
    showCancel: false,
    confirmText: '返回',
  });
}

interface OpenedPlace {
  latitude: number;
  longitude: number;
  name?: string;
  address?: string;
}
