import type { Context } from '../call/context';
import { refuseWithAny, type Refusing } from '../call/refusal';
import { assertAcceptableTexts } from './text-check';

/** Only what the check looks at: a caller, and a platform that notes what it was asked. */
function contextThatRejects(word: string): { context: Context & Refusing<'contentRejected'>; asked: string[] } {
  const asked: string[] = [];
  const platform: Pick<Context['platform'], 'isTextAcceptable'> = {
    isTextAcceptable(_openid, text) {
      asked.push(text);
      return Promise.resolve(!text.includes(word));
    },
  };
  const context: Pick<Context, 'caller'> & { platform: typeof platform } & Refusing<'contentRejected'> = {
    caller: { kind: 'wechatUser', openid: 'oSomebody' },
    platform,
    refuse: refuseWithAny,
  };
  return { context: context as typeof context & Context, asked };
}

describe('the check of what people typed', () => {
  it('asks once for short texts, skipping blanks and repeats', async () => {
    const { context, asked } = contextThatRejects('代考');
    await assertAcceptableTexts(context, ['检验科', ' ', '', '检验科', ' 儿科 ']);
    expect(asked).toEqual(['检验科\n儿科']);
  });

  it('asks nothing when nothing was typed', async () => {
    const { context, asked } = contextThatRejects('代考');
    await assertAcceptableTexts(context, ['', '  ']);
    expect(asked).toEqual([]);
  });

  it('asks in portions that the platform takes, and finds a bad word in the last', async () => {
    const { context, asked } = contextThatRejects('代考');
    const texts = Array.from({ length: 50 }, (_, n) => `第${n}节${'讲'.repeat(95)}`);
    await expect(assertAcceptableTexts(context, [...texts, '可以代考'])).rejects.toMatchObject({
      code: 'contentRejected',
    });
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.every((portion) => portion.length <= 2000)).toBe(true);
    expect(asked.join('\n')).toContain(texts[49]);
  });
});
