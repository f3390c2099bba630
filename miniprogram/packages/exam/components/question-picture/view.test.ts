import { heightPercent, pictureName } from './view';

describe('the place of a picture', () => {
  it('is as high as the picture is, within what a screen holds', () => {
    const of = (widthPixels: number, heightPixels: number) => heightPercent({ widthPixels, heightPixels });
    expect([of(1200, 800), of(4000, 100), of(600, 4000)]).toEqual([67, 25, 100]);
  });

  it('is named by what somebody wrote of it', () => {
    expect(pictureName({ description: '心电图，II 导联' })).toBe('题目的图片：心电图，II 导联，点开放大');
    expect(pictureName({ description: '' })).toBe('题目的图片，点开放大');
  });
});
