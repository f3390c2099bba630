import type { InputOf } from '../../../../contract/index';
import { foldName } from '../../../../domain/person/name';
import { documentInput } from '../../../services/national-id-words';
import type { Day } from '../../../../domain/kernel/time';
import {
  emptyIdentity,
  identityLabels,
  identityProblems,
  openFieldsTip,
  phoneInput,
  type Identity,
  type IdentityField,
} from '../shared/identity';

/** What was typed into the registration already; WeChat's phone code works once, and consent is asked for each purpose. */
export const identityFrom = (typed: Identity | undefined): Identity => ({
  ...emptyIdentity,
  ...(typed && {
    name: typed.name,
    nationalId: typed.nationalId,
    documentKind: typed.documentKind,
    issuer: typed.issuer,
  }),
});

/** Fields in the order of the page: the first one with a problem is scrolled to. */
export const fields = ['name', 'phone', 'issuer', 'nationalId', 'consent'] as const satisfies readonly IdentityField[];
export type Problems = Partial<Record<IdentityField, string>>;

/** Everything that still has to be dealt with, by field. Any name is asked for: it may have been registered by an older rule. */
export function problemsOf(identity: Identity, today: Day): Problems {
  const { name: _judged, ...others } = identityProblems(identity, null, today);
  const name = identity.name.trim() === '' ? '请填写真实姓名' : undefined;
  return Object.fromEntries(Object.entries({ name, ...others }).filter(([, problem]) => problem !== undefined));
}

/** Which problems are shown: all after a try to hand in, before that only of what is being typed. */
export const visibleProblems = (problems: Problems, { nationalId }: Identity, tried: boolean): Problems =>
  tried ? problems : nationalId !== '' && problems.nationalId !== undefined ? { nationalId: problems.nationalId } : {};

export const tipOf = (problems: Problems): string =>
  openFieldsTip(fields.filter((field) => problems[field] !== undefined).map((field) => identityLabels[field]));

/** The call's input; undefined while there is no consent. */
export const inputOf = ({ name, consent, ...identity }: Identity): InputOf<'rebinding.request'> | undefined =>
  consent
    ? { name: foldName(name), ...documentInput(identity), phoneCode: phoneInput(identity) ?? '', consent }
    : undefined;
