import { readFileSync } from 'node:fs';
import path from 'node:path';
import { privacyUses } from '../../miniprogram/services/privacy-uses';
import { privacyFaults, privacyGuide, privacyTable } from './guide';
import { pagesThatAsk, privacyApisOfApp } from './uses-in-code';

describe('the privacy guide', () => {
  it('has a purpose for each API of the app that takes personal data, and for no other', () => {
    expect(privacyFaults(privacyApisOfApp(), privacyUses)).toEqual([]);
  });

  it('names an API that the app begins to use, with the file', () => {
    const used = new Map([...privacyApisOfApp(), ['getClipboardData', ['miniprogram/app.ts']] as const]);
    expect(privacyFaults(used, privacyUses)).toEqual([
      'getClipboardData（剪切板）用在 miniprogram/app.ts，miniprogram/services/privacy-uses.ts 里没有它',
    ]);
  });

  it('names an API that is used no more, and a data type of WeChat that is left out', () => {
    const used = privacyApisOfApp();
    used.delete('addPhoneCalendar');
    const uses = { ...privacyUses, chooseMedia: { ...privacyUses.chooseMedia, dataTypes: ['摄像头'] } };
    expect(privacyFaults(used, uses)).toEqual([
      'addPhoneCalendar 已经没有地方用，请从表里删除',
      'chooseMedia 漏写了「选中的照片或视频信息」',
    ]);
  });

  it('finds what only a template asks for', () => {
    expect(privacyApisOfApp().get('button.getPhoneNumber')).toContain('miniprogram/packages/people/sign-in/index.wxml');
  });

  it('stands in docs/deploy.md as the code has it', () => {
    const text = readFileSync(path.join(__dirname, '../../docs/deploy.md'), 'utf8');
    const [, below = ''] = text.split('<!-- privacy table -->\n\n');
    expect(below.split('\n\n')[0]?.split('\n')).toEqual(privacyTable(privacyUses));
  });

  it('says each data type once, with all that it is for', () => {
    const types = privacyTable(privacyUses).map((row) => row.split('|')[1]?.trim());
    expect(new Set(types).size).toBe(types.length);
    expect(privacyGuide(privacyUses)).toContain(
      '【位置信息】扫码签到时核对是否在会场，只记远近，不保存坐标；管理员在地图上选定会场。',
    );
  });
});

describe('pages of the app', () => {
  it('have the sheet that asks wherever WeChat may ask', () => {
    const asking = pagesThatAsk();
    expect(asking.length).toBeGreaterThan(20);
    const lacking = asking.filter(({ hasSheet }) => !hasSheet);
    expect(lacking.map(({ page }) => `${page}: add <privacy-sheet /> to its template and index.json`)).toEqual([]);
  });
});
