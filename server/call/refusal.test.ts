import * as z from 'zod/mini';
import { calls } from '../../contract';
import { defineCall } from '../../contract/define-call';
import { defineProcedure } from './procedure';
import type { ErrorOf } from '../../contract';
import { refuse, refuseWithAny, type Refusing } from './refusal';

const removing = defineCall({
  name: 'test.remove',
  service: 'api',
  roles: ['wechatUser'],
  kind: 'command',
  input: z.strictObject({}),
  output: z.strictObject({}),
  errors: ['wrongState', 'fileNotYours'],
});
const checkFile = (context: Refusing<'fileNotYours'>): void => context.refuse('fileNotYours');
const checkText = (context: Refusing<'contentRejected'>): void => context.refuse('contentRejected');

describe('a refusal', () => {
  it('leaves a procedure as an error with its code and its details', () => {
    const thrownBy = (refused: () => never): unknown => {
      try {
        return refused();
      } catch (thrown) {
        return thrown;
      }
    };
    expect(thrownBy(() => refuseWithAny('wrongState', { state: 'draft' }))).toMatchObject({
      name: 'Refusal',
      code: 'wrongState',
      details: { state: 'draft' },
    });
    expect(thrownBy(() => refuse('notFound'))).toMatchObject({ name: 'Refusal', code: 'notFound' });
  });

  // Whether these compile is what is tested, by the compiler.
  it('with a code that the contract does not declare does not compile', () => {
    defineProcedure(removing, async (context) => {
      if (context.at === 1) context.refuse('wrongState');
      if (context.at === 2) context.refuse('notFound');
      // @ts-expect-error: not declared
      if (context.at === 3) context.refuse('capReached');
      checkFile(context);
      // @ts-expect-error: the helper may give what the contract does not declare
      checkText(context);
      return {};
    });
    // @ts-expect-error: outside of a procedure only what every call may give
    expect(() => refuse('wrongState')).toThrow('wrongState');
    const declared: ErrorOf<'project.remove'> = 'wrongState';
    // @ts-expect-error: of another call
    const undeclared: ErrorOf<'project.remove'> = 'fileNotYours';
    expect(calls['project.remove'].errors).toContain(declared);
    expect(calls['project.remove'].errors).not.toContain(undeclared);
  });
});

describe('what the router answers by itself', () => {
  it.each(Object.values(calls).map((call) => [call.name, call] as const))('is declared by %s', (_name, call) => {
    const errors: readonly string[] = call.errors;
    const roles: readonly string[] = call.roles;
    expect(errors.includes('notRegistered') || !roles.includes('trainee')).toBe(true);
    expect(errors.includes('displayNotPaired') || !roles.includes('display')).toBe(true);
  });
});
