import { convertTemplate } from './converted';
import { readMarkup } from './markup';
import { rewrite } from './rewrite';

const written = (wxml: string) => rewrite(convertTemplate(wxml), readMarkup(wxml)).code.toString();

describe('writing what the template compiler leaves out', () => {
  it('puts branches into each other, as the elements are', () => {
    const shape = (wxml: string) => written(wxml).replace(/_shown_\(data\.(\w)\)|data\./g, '$1');
    expect(
      shape('<block wx:if="{{a}}">{{b}}</block><block wx:elif="{{c}}">{{d}}</block><block wx:else>{{e}}</block>'),
    ).toBe('if(a){b;}else if(c){d;}else{e;}');
    expect(shape('<block wx:if="{{a}}"><block wx:if="{{b}}">{{c}}</block>{{d}}</block>{{e}}')).toBe(
      'if(a){if(b){c;}d;}e;',
    );
  });

  it('lets the condition of a repeated element see its item', () => {
    expect(written('<block wx:for="{{rows}}" wx:if="{{item.on}}">{{item.name}}</block>')).toMatch(
      /^\{const _for_=_each_\(data\.rows\);.*if\(item\?\.on\)\{_shown_\(item\?\.name\);\}\}$/,
    );
  });

  it('finds the place of what it has written', () => {
    const wxml = '<view>\n  <text wx:if="{{a}}">字 {{rows.length}}</text>\n</view>';
    const { code } = rewrite(convertTemplate(wxml), readMarkup(wxml));
    const at = code.toString().indexOf('length');
    expect(code.fault(at, 6, { words: 'wrong', unknown: false })).toEqual({
      offset: wxml.indexOf('length'),
      message: 'this cannot stand in a text: wrong',
    });
  });

  it.each(['<view title="{{a}}" />', '<view bind:tap="a" />', '<view wx:for="{{a}}" />'])(
    'does not pass over %s when the compiler says nothing of it',
    (wxml) => {
      const { unknowns } = rewrite({ code: '', sourceOffset: () => 0, warnings: [] }, readMarkup(wxml));
      expect(unknowns).toEqual([{ message: expect.stringContaining('goes unchecked') as string, offset: 6 }]);
    },
  );
});
