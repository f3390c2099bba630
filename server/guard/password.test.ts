import { hashPassword, isPassword } from './password';

const cheap = { settings: { passwordCost: 16 } };
const dear = { settings: { passwordCost: 1024 } };

describe('a stored password', () => {
  it('is right for the one it was made of, however its letters were composed, and for no other', async () => {
    const stored = await hashPassword(cheap, 'café-\u5cb3\u9e93-7');
    expect(await isPassword(cheap, 'cafe\u0301-\u5cb3\u9e93-7', stored)).toBe(true);
    expect(await isPassword(cheap, 'cafe-\u5cb3\u9e93-7', stored)).toBe(false);
  });

  it('keeps its own cost, when the deployment has another by now', async () => {
    const stored = await hashPassword(cheap, 'correct-horse-7');
    expect(stored).toMatch(/^16:/);
    expect(await isPassword(dear, 'correct-horse-7', stored)).toBe(true);
    expect(await hashPassword(dear, 'correct-horse-7')).toMatch(/^1024:/);
  });

  it('from before the cost was kept still opens', async () => {
    const [, ...rest] = (await hashPassword({ settings: { passwordCost: 16_384 } }, 'correct-horse-7')).split(':');
    expect(await isPassword(cheap, 'correct-horse-7', rest.join(':'))).toBe(true);
  });

  it('is never the same twice, and nobody’s is no password at all', async () => {
    expect(await hashPassword(cheap, 'one')).not.toBe(await hashPassword(cheap, 'one'));
    expect(await isPassword(cheap, '', undefined)).toBe(false);
    expect(await isPassword(cheap, '', '')).toBe(false);
  });
});
