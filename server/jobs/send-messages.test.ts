import { randomBytes } from 'node:crypto';
import { openDatabase } from '../../cloudfunctions/shared/database';
import { DAY_MS, MINUTE_MS } from '../../domain/kernel/time';
import type { SendOutcome } from '../../domain/message/push';
import { Store } from '../../local/cloud/store/store';
import { configuredTemplates } from '../../scripts/start/message-templates';
import { collectionDeclarations } from '../../scripts/start/deployment';
import { openWire } from '../../test/support/wire';
import type { Services } from '../call/context';
import { addConsent } from '../data/consents';
import type { Message } from '../data/documents';
import { tell } from '../data/messages';
import { sealedSignIn } from '../guard/role-seal';
import type { SubscriptionMessage } from '../platform/platform';
import { sendWaitingMessages } from './send-messages';

const NOW = 1_764_374_400_000;

/** A function of the jobs with a clock that stands still until it is moved, and a WeChat that answers what the test says. */
function openOutbox() {
  const wire = openWire(
    new Store(':memory:', collectionDeclarations()),
    () => 'test',
    (request) => request.perform(),
  );
  const db = openDatabase(wire);
  let now = NOW;
  const sent: SubscriptionMessage[] = [];
  let answer: (message: SubscriptionMessage) => SendOutcome | Promise<SendOutcome> = () => 'sent';
  const services = {
    db,
    secrets: { digestKey: randomBytes(32) },
    settings: { templates: configuredTemplates },
    now: () => now,
    log: { info: () => undefined, error: () => undefined },
    platform: {
      sendSubscription: async (message: SubscriptionMessage) => {
        sent.push(message);
        return answer(message);
      },
    },
  } as object as Services;
  const signIn = (openid: string) =>
    sealedSignIn(services, {
      _id: openid,
      administratorId: `a-${openid}`,
      name: '李建华',
      phoneMasked: '138****0000',
      institutionId: 'hospital-a',
      institutionName: '长沙市XX医院',
      kind: 'hospital',
      signedInAt: NOW,
      expiresAt: NOW + 30 * DAY_MS,
    });
  const facts = { projectId: 'p1', title: '临床微生物学诊断与前沿学习新进展高级研修班', reason: '日程表未盖章' };
  return {
    services,
    sent,
    advance: (ms: number) => (now += ms),
    wechatAnswers: (next: typeof answer) => (answer = next),
    message: () => db.get('messages', 'institution:hospital-a:projectReturned:k'),
    consents: async (openid: string) => (await db.get('messageConsents', `${openid}:projectResult`))?.left,
    /** Two administrators are signed in, each with as many consents, and their project was returned. */
    async begin(consents: Record<string, number>) {
      for (const [openid, left] of Object.entries(consents)) {
        await db.add('administratorSessions', signIn(openid));
        for (let n = 0; n < left; n += 1)
          await db.transaction((tx) => addConsent(tx, { openid, template: 'projectResult', at: NOW }));
      }
      await db.transaction((tx) =>
        tell(
          tx,
          { settings: services.settings, at: NOW },
          {
            to: { institution: 'hospital-a' },
            kind: 'projectReturned',
            key: 'k',
            facts,
          },
        ),
      );
    },
    /** Changes a sign-in as somebody does who can write into the database, but has no key. */
    forge: (openid: string) => db.update('administratorSessions', openid, { set: { name: '王强' } }),
    run: () => sendWaitingMessages(services),
  };
}

describe('a message that WeChat tells of too', () => {
  it('is sent once to everybody who has consented, folded to the fields of the template', async () => {
    const outbox = openOutbox();
    await outbox.begin({ 'o-1': 1, 'o-2': 2, 'o-3': 0 });
    expect(await outbox.run()).toEqual({ sent: 2, failed: 0, givenUp: 0 });
    expect(outbox.sent.map(({ openid }) => openid).sort()).toEqual(['o-1', 'o-2']);
    expect(outbox.sent[0]).toMatchObject({
      templateId: 'demo-project-result',
      page: 'packages/message/inbox/index?as=office&messageId=institution%3Ahospital-a%3AprojectReturned%3Ak',
      data: {
        thing1: { value: '临床微生物学诊断与前沿学习新进展高级研…' },
        phrase2: { value: '已退回' },
        thing3: { value: '日程表未盖章' },
        time4: { value: '2025-11-29 08:00' },
      },
    });
    expect([await outbox.consents('o-1'), await outbox.consents('o-2')]).toEqual([0, 1]);
    outbox.advance(DAY_MS);
    expect(await outbox.run()).toEqual({ sent: 0, failed: 0, givenUp: 0 });
    expect(await outbox.message()).toMatchObject({ pushState: 'done', pushedTo: ['o-1', 'o-2'] });
  });

  it('is sent to nobody whose sign-in we did not give', async () => {
    const outbox = openOutbox();
    await outbox.begin({ 'o-1': 1, 'o-2': 1 });
    await outbox.forge('o-2');
    expect(await outbox.run()).toEqual({ sent: 1, failed: 0, givenUp: 0 });
    expect(outbox.sent.map(({ openid }) => openid)).toEqual(['o-1']);
  });

  it('is tried again after growing pauses, only with those it has not reached, and the consent is given back', async () => {
    const outbox = openOutbox();
    await outbox.begin({ 'o-1': 1, 'o-2': 1 });
    outbox.wechatAnswers(({ openid }) => (openid === 'o-1' ? 'sent' : 'failed'));
    expect(await outbox.run()).toEqual({ sent: 1, failed: 1, givenUp: 0 });
    expect(await outbox.consents('o-2')).toBe(1);
    outbox.advance(MINUTE_MS - 1);
    expect(await outbox.run()).toEqual({ sent: 0, failed: 0, givenUp: 0 });
    outbox.advance(1);
    expect(await outbox.run()).toMatchObject({ failed: 1 });
    outbox.wechatAnswers(() => 'sent');
    outbox.advance(5 * MINUTE_MS);
    expect(await outbox.run()).toMatchObject({ sent: 1 });
    expect(outbox.sent.map(({ openid }) => openid)).toEqual(['o-1', 'o-2', 'o-2', 'o-2']);
  });

  it('is given up a day after the event', async () => {
    const outbox = openOutbox();
    await outbox.begin({ 'o-1': 1 });
    outbox.wechatAnswers(() => 'failed');
    let givenUp = 0;
    for (let hour = 0; hour < 30; hour += 1) {
      givenUp += (await outbox.run()).givenUp;
      outbox.advance(60 * MINUTE_MS);
    }
    expect(givenUp).toBe(1);
    expect(await outbox.message()).toMatchObject({ pushState: 'done' });
    expect(outbox.sent.length).toBeLessThan(15);
  });

  it('is not tried again with somebody who refuses it, and their consents are forgotten', async () => {
    const outbox = openOutbox();
    await outbox.begin({ 'o-1': 3 });
    outbox.wechatAnswers(() => 'refused');
    await outbox.run();
    expect(await outbox.consents('o-1')).toBe(0);
    expect(await outbox.message()).toMatchObject({ pushState: 'done' });
  });

  it('is not sent again where nobody knows whether it was', async () => {
    const outbox = openOutbox();
    await outbox.begin({ 'o-1': 3 });
    outbox.wechatAnswers(() => 'unknown');
    await outbox.run();
    outbox.advance(60 * MINUTE_MS);
    await outbox.run();
    expect(outbox.sent).toHaveLength(1);
  });

  it('is sent by one of two workers, and again by nobody when one dies while sending', async () => {
    const outbox = openOutbox();
    await outbox.begin({ 'o-1': 3, 'o-2': 3 });
    outbox.wechatAnswers(({ openid }) => {
      if (openid === 'o-1') throw new Error('killed');
      return 'sent';
    });
    await Promise.all([outbox.run(), outbox.run()]);
    // What the dead worker held is over after a minute: the second administrator is told then, the first not twice.
    outbox.wechatAnswers(() => 'sent');
    outbox.advance(MINUTE_MS);
    await outbox.run();
    outbox.advance(60 * MINUTE_MS);
    await outbox.run();
    expect(outbox.sent.map(({ openid }) => openid).sort()).toEqual(['o-1', 'o-2']);
    expect(await outbox.message()).toMatchObject({ pushState: 'done' });
  });

  it('waits for nobody where the account has no such template', async () => {
    const outbox = openOutbox();
    outbox.services.settings.templates = {};
    await outbox.begin({ 'o-1': 1 });
    expect((await outbox.message()) as Message).not.toHaveProperty('pushState');
  });
});
