import { scriptIsolation } from './artefact';
import { usedApis, usedTags } from './provided';
import { wxsToJs } from './templates';

describe('WXS in JavaScript', () => {
  it('lets constructor be a word', () => {
    expect(wxsToJs(`x.constructor === 'Array'`)).toBe(`x.__wxsConstructor === 'Array'`);
  });

  it('keeps the backslash of a pattern', () => {
    expect(wxsToJs(String.raw`getRegExp('\d+', 'g')`)).toBe(String.raw`getRegExp('\\d+', 'g')`);
    expect(wxsToJs(String.raw`getRegExp("\\w")`)).toBe(String.raw`getRegExp("\\w")`);
  });
});

describe('what a mini-program uses', () => {
  it('lists the tags of a template, without those in comments and scripts', () => {
    const tags = usedTags('<view><t-icon name="a"/><!-- <map/> --><wxs module="m">a <b c</wxs></view>');
    expect([...tags]).toEqual(['view', 't-icon']);
  });

  it('lists wx calls, those of the cloud by their own name', () => {
    const apis = usedApis('wx.cloud.callFunction({}); wx.showToast(); awx.nothing(); wx.cloud');
    expect([...apis]).toEqual(['cloud.callFunction', 'showToast']);
  });

  it('knows how far a component lets styles in from its compiled options', () => {
    expect(scriptIsolation(`Component({options:{styleIsolation:"apply-shared"}})`)).toBe('apply-shared');
    expect(scriptIsolation('Component({options:{addGlobalClass:!0}})')).toBe('apply-shared');
    expect(scriptIsolation('Component({})')).toBeUndefined();
  });
});
