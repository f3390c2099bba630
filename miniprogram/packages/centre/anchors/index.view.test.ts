import { instantOf } from '../../../../domain/kernel/time';
import { anchorCard, copyOf } from './index.view';

const anchor = {
  number: 12,
  at: instantOf('2025-11-29', '08:05:00'),
  chains: 3,
  digest: '0123456789abcdef'.repeat(4),
  signature: 'sig',
  publicKey: 'key',
};

it('shows the digest in groups that can be compared by eye', () => {
  expect(anchorCard(anchor)).toMatchObject({
    title: '第 12 号',
    groups: '01234567 89abcdef 01234567 89abcdef 01234567 89abcdef 01234567 89abcdef',
  });
  expect(anchorCard(anchor).about).toContain('3 条日志有新记录');
});

it('copies number and digest as the verification takes them', () => {
  expect(copyOf(anchor).split('\n')[0]).toBe(`12:${anchor.digest}`);
});
