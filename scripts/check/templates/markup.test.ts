import { allElements, attributeAt, elementAt, positionOf, readMarkup } from './markup';

const tagsOf = (wxml: string) => allElements(readMarkup(wxml)).map(({ tag }) => tag);

describe('reading where elements stand', () => {
  it('nests elements and closes those that close themselves', () => {
    const [view] = readMarkup('<view><text>a</text><input /></view><slot/>');
    expect(view?.children.map(({ tag }) => tag)).toEqual(['text', 'input']);
    expect(tagsOf('<view><text>a</text><input /></view><slot/>')).toEqual(['view', 'text', 'input', 'slot']);
  });

  it('reads no element in a comment, in a script, or in an expression', () => {
    expect(tagsOf(`<!-- <a> --><wxs module="m">if (a <b c) {}</wxs><text>{{a <2 && b> 1}}</text>`)).toEqual([
      'wxs',
      'text',
    ]);
    expect(tagsOf(`<view wx:if="{{a > 1}}" title='{{"<b>"}}' />`)).toEqual(['view']);
  });

  it('gives each attribute with its text and its place', () => {
    const wxml = `<input\n  value="{{a}}" focus name='b' />`;
    const [input] = readMarkup(wxml);
    expect(input?.attributes.map(({ name, value }) => [name, value])).toEqual([
      ['value', '{{a}}'],
      ['focus', undefined],
      ['name', 'b'],
    ]);
    expect(input?.attributes.map(({ start, valueStart }) => [wxml.slice(start, start + 3), wxml[valueStart]])).toEqual([
      ['val', '{'],
      ['foc', ' '],
      ['nam', 'b'],
    ]);
  });

  it('finds the innermost element and the attribute at a place', () => {
    const wxml = '<view><text id="a">b</text></view>';
    const elements = readMarkup(wxml);
    const text = elementAt(elements, wxml.indexOf('b'));
    expect(text?.tag).toBe('text');
    expect(elementAt(elements, wxml.length - 1)?.tag).toBe('view');
    expect(elementAt(elements, wxml.length)).toBeUndefined();
    expect(text && attributeAt(text, wxml.indexOf('"a"'))?.name).toBe('id');
    expect(text && attributeAt(text, wxml.indexOf('b'))).toBeUndefined();
  });

  it('refuses tags that do not pair', () => {
    expect(() => readMarkup('<view></text>')).toThrow('</text> closes nothing');
    expect(() => readMarkup('<view><text></text>')).toThrow('<view> is not closed');
  });

  it('counts lines and columns from 1', () => {
    expect(positionOf('ab\ncd', 0)).toEqual({ line: 1, column: 1 });
    expect(positionOf('ab\ncd', 4)).toEqual({ line: 2, column: 2 });
  });
});
