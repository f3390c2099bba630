import { projectStates } from '../../../domain/project/project-state';
import { registrationStates } from '../../../domain/person/registration';
import { stateWords } from './state-words';

it.each(projectStates)('has word, colour and icon for a project that is %s', (state) => {
  const { word, icon } = stateWords('project', state);
  expect(word).not.toBe(state);
  expect(icon).not.toBe('');
});

it.each(registrationStates)('has a word for a registration that is %s', (state) => {
  expect(stateWords('registration', state).word).not.toBe(state);
});

it('shows a state of a newer server as it is, in grey', () => {
  expect(stateWords('round', 'inventedLater')).toMatchObject({ word: 'inventedLater', tone: 'neutral' });
});

it('says 已签到 before an analysis, never 有效', () => {
  expect(stateWords('record', 'checkedIn').word).toBe('已签到');
});
