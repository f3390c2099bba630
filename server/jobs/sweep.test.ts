import { randomUUID } from 'node:crypto';
import { MINUTE_MS } from '../../domain/kernel/time';
import { startTestCloud, type TestCloud } from '../../test/support/cloud';

const HOUR_MS = 60 * MINUTE_MS;

let cloud: TestCloud;
beforeAll(async () => {
  cloud = await startTestCloud();
});
afterAll(() => cloud.close());

const answerOf = (at: number) => ({ _id: randomUUID(), call: 'project.create', at, inputDigest: '', output: {} });
const ticketOf = (receivedAt: number) => ({
  _id: randomUUID(),
  openid: 'o',
  sessionCode: 'c',
  second: 1,
  receivedAt,
});
const attemptsOf = (latestAt: number) => ({
  _id: randomUUID(),
  failures: [{ at: latestAt, target: 'account:a' }],
  latestAt,
});
const timer = () => cloud.cloud.invoke('jobs', {}, { timer: 'resume' });

describe('the timer of the jobs', () => {
  it('takes away answers, tickets and wrong passwords that have served their time, and nothing younger', async () => {
    const now = cloud.clock.now();
    const kept = {
      commandResults: answerOf(now - 47 * HOUR_MS),
      scanTickets: ticketOf(now - 50 * MINUTE_MS),
      attempts: attemptsOf(now - 23 * HOUR_MS),
    };
    await cloud.plant('commandResults', answerOf(now - 49 * HOUR_MS), kept.commandResults);
    await cloud.plant('scanTickets', ticketOf(now - 70 * MINUTE_MS), kept.scanTickets);
    await cloud.plant('attempts', attemptsOf(now - 25 * HOUR_MS), kept.attempts);
    await timer();
    expect(cloud.documents('commandResults')).toEqual([kept.commandResults]);
    expect(cloud.documents('scanTickets')).toEqual([kept.scanTickets]);
    expect(cloud.documents('attempts')).toEqual([kept.attempts]);
  });

  it('takes away so many a run, and the rest with the next ones', async () => {
    const old = cloud.clock.now() - 49 * HOUR_MS;
    await cloud.plant('commandResults', ...Array.from({ length: 620 }, (_, n) => answerOf(old - n)));
    await timer();
    expect(cloud.documents('commandResults')).toHaveLength(121);
    await timer();
    expect(cloud.documents('commandResults')).toHaveLength(1);
  });
});
