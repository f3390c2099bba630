import { showTheWay } from './on-the-way';

/** What WeChat was asked to do on the way. */
async function askedFor(point?: { latitude: number; longitude: number }) {
  const asked: [string, object][] = [];
  const noted = (api: string) => (options: object) => Promise.resolve(void asked.push([api, options]));
  Object.assign(globalThis, {
    wx: { openLocation: noted('openLocation'), setClipboardData: noted('setClipboardData') },
  });
  await showTheWay({ institutionName: '长沙市XX医院', venue: '学术报告厅', point });
  return asked;
}

it('opens the map where the venue is marked, and copies the address where it is not', async () => {
  const point = { latitude: 28.2012, longitude: 112.9806 };
  const address = '长沙市XX医院 学术报告厅';
  expect(await askedFor(point)).toEqual([['openLocation', { ...point, name: '学术报告厅', address, scale: 16 }]]);
  expect(await askedFor()).toEqual([['setClipboardData', { data: address }]]);
});
