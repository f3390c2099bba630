import fs from 'node:fs';
import path from 'node:path';
import { libraryFolder } from './layout';
import { mended } from './library-mends';

const fileOf = (name: string) => path.join(libraryFolder('tdesign-miniprogram'), name);
const mendedFile = (name: string) => mended(fileOf(name), fs.readFileSync(fileOf(name), 'utf8'));

describe('the copied templates of TDesign', () => {
  it('say of a grey or turning button that it cannot be pressed', () => {
    expect(mendedFile('button/button.wxml')).toContain(' aria-disabled="{{disabled || loading}}" aria-label="');
  });

  it('say the name of the field of a stepper', () => {
    expect(mendedFile('stepper/stepper.wxml')).toContain(' aria-label="{{ariaLabel}}" catchinput="handleInput"');
  });

  it('say the name of a switch', () => {
    expect(mendedFile('switch/switch.wxml')).toContain(' aria-label="{{ariaLabel}}" aria-role="switch">');
  });

  it('are left as they are where nothing is missing', () => {
    const name = 'popup/popup.wxml';
    expect(mendedFile(name)).toBe(fs.readFileSync(fileOf(name), 'utf8'));
  });

  it('stop the build when a new version of TDesign has another template', () => {
    expect(() => mended(fileOf('switch/switch.wxml'), '<view />')).toThrow('has changed');
    const button = mendedFile('button/button.wxml');
    expect(() => mended(fileOf('button/button.wxml'), button)).toThrow('has changed');
  });
});
