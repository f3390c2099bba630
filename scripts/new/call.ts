import { findCall, roles, type Role } from '../../contract';
import areas from '../areas.json';
import { Draft, Refused, type Made } from './draft';
import { capital, kebab } from './names';

const INDEX = 'contract/index.ts';
const API = 'cloudfunctions/api/procedures.ts';
const REPORTS = 'cloudfunctions/reports/procedures.ts';
const VALID = 'test/support/valid-inputs.ts';
const kinds = ['command', 'query'] as const;

/** How `valid-inputs.ts` says who makes a call. */
const validBy: Readonly<Record<Role, string>> = {
  anyone: 'of(newcomer, () => ({}))',
  wechatUser: 'of(newcomer, () => ({}))',
  trainee: 'of(trainee, () => ({}))',
  administrator: 'byAdministrator(() => ({}))',
  attendanceOnly: 'byAdministrator(() => ({}))',
  readOnly: 'byAdministrator(() => ({}))',
  activityDelegate: 'byAdministrator(() => ({}))',
  departmentContact: "of('administratorA5', () => ({}))",
  reviewer: "of('reviewer1', () => ({}))",
  display: 'byDisplay(() => ({}))',
};

const isOneOf = <Word extends string>(words: readonly Word[], word: string): word is Word =>
  (words as readonly string[]).includes(word);

/**
 * A call that only throws yet: its contract, its procedure with a test, and a valid input for the hostile tests.
 * @param wanted `<area>/<subject>.<verb>`
 * @param words its kind and who may make it; a command of administrators without them
 * @returns what is left to do by hand
 * @throws {Refused}
 */
export function newCall(root: string, wanted: string, words: readonly string[] = []): Made {
  const draft = new Draft(root);
  const [, area = '', name = ''] = /^([^/]*)\/([^/]*)$/.exec(wanted) ?? [];
  if (!areas.includes(area))
    throw new Refused(`A call is called <area>/<subject>.<verb>, with one of these areas: ${areas.join(', ')}.`);
  const [, subject = '', verb = ''] = /^([a-z][A-Za-z0-9]*)\.([a-z][A-Za-z0-9]*)$/.exec(name) ?? [];
  if (subject === '')
    throw new Refused(
      `"${name}" is no name for a call: <subject>.<verb> like attendanceSession.open, letters and digits.`,
    );
  const unknown = words.find((word) => !isOneOf(kinds, word) && !isOneOf(roles, word));
  if (unknown !== undefined)
    throw new Refused(`"${unknown}" is neither a kind (${kinds.join(', ')}) nor a role (${roles.join(', ')}).`);
  const kind = kinds.find((each) => words.includes(each)) ?? 'command';
  const role = roles.find((each) => words.includes(each)) ?? 'administrator';

  const folder = kebab(subject);
  const contract = `contract/calls/${area}/${folder}.ts`;
  const elsewhere = areas.find((other) => other !== area && draft.has(`contract/calls/${other}/${folder}.ts`));
  if (elsewhere !== undefined)
    throw new Refused(`The subject ${subject} lies in the area ${elsewhere}: ${elsewhere}/${name}.`);
  if (findCall(name) || (draft.has(contract) && draft.read(contract).includes(`name: '${name}'`)))
    throw new Refused(`The call ${name} is there already: ${contract}.`);

  const procedures = `server/procedures/${area}/${folder}`;
  const service = draft.read(REPORTS).includes(`/${area}/${folder}'`) ? 'reports' : 'api';
  const file = kebab(verb);
  const procedure = verb + capital(subject);
  const values = {
    area,
    subject,
    folder,
    name,
    file,
    kind,
    role,
    service,
    procedure,
    declared: subject + capital(verb),
  };

  if (!draft.has(contract)) {
    draft.create(contract, 'call/head.ts', values);
    draft.insertBefore(
      INDEX,
      `import * as ${subject} from './calls/${area}/${folder}';\n`,
      /^import type \{ CallDefinition \}/m,
    );
    draft.insertBefore(INDEX, `  ...${subject},\n`, /^\};\ntype Exported = typeof exported;/m);
  }
  draft.append(contract, 'call/contract.ts', values);

  draft.create(`${procedures}/${file}.ts`, `call/${kind}.ts`, values);
  draft.create(`${procedures}/${file}.test.ts`, 'call/test.ts', values);
  if (!draft.has(`${procedures}/index.ts`)) {
    draft.create(`${procedures}/index.ts`, 'call/index.ts', values);
    draft.insertBefore(API, `import { ${subject}Procedures } from '../../${procedures}';\n`, /^\n\/\*\*/m);
    draft.insertBefore(API, `  ...${subject}Procedures,\n`, /^\];/m);
  }
  draft.insertBefore(
    `${procedures}/index.ts`,
    `import { ${procedure} } from './${file}';\n`,
    /^\n(?:\/\*\*|export const)/m,
  );
  draft.insertBefore(`${procedures}/index.ts`, `, ${procedure}`, /,?\s*\];\n*$/);
  draft.change(`${procedures}/index.ts`, (text) => text.replace('[, ', '['));
  draft.insertBefore(
    VALID,
    `    '${name}': ${validBy[role]},\n`,
    new RegExp(`(?<=^ {4}'${subject}\\.[\\s\\S]*?\\n)(?= {4}'(?!${subject}\\.)| {2}\\};\\n\\}\\n)`, 'm'),
    /(?<=\n) {2}\};\n\}\n*$/,
  );
  return {
    draft,
    left: [
      `${contract}: its input, its output and the errors that it may give`,
      `${VALID}: an input with every field`,
      ...(service === 'api' ? ['a call of the hot path: service and index are those of the function attendance'] : []),
      ...(kind === 'command' ? ['miniprogram/packages/people/audit/actions.ts: the words of what it logs'] : []),
      'docs/rules.md, GLOSSARY.md: the rule that it keeps, new words',
    ],
  };
}
