/** A point with a name on the small map that the phones stand on; degrees as WeChat gives them (gcj02). */
export interface MapPlace {
  name: string;
  address: string;
  latitude: number;
  longitude: number;
}

/** Places to stand at and to choose from, each farther away from the first. */
export const positions: readonly MapPlace[] = [
  { name: '市中心医院 门诊楼', address: '湘江中路 1 号', latitude: 28.2, longitude: 112.98 },
  { name: '市中心医院 学术报告厅', address: '湘江中路 1 号', latitude: 28.2012, longitude: 112.9806 },
  { name: '中山路地铁站', address: '中山路', latitude: 28.2081, longitude: 112.98 },
  { name: '滨江会展中心', address: '滨江大道 88 号', latitude: 28.254, longitude: 112.98 },
  { name: '邻市高铁站', address: '邻市站前路', latitude: 27.84, longitude: 113.1 },
  { name: '外省机场', address: '外省机场路', latitude: 30.57, longitude: 114.21 },
];
