import { checkDisciplines, type DisciplinePair } from '../../../../domain/project/disciplines';
import { refuse } from '../../../call/refusal';

/**
 * Disciplines of a project's form are of the list (M5). What stands in the project already is no obstacle to saving something else.
 * @throws Refusal `invalidInput` with the field
 */
export function assertDisciplines(given: DisciplinePair, stored: DisciplinePair): void {
  const wrong = checkDisciplines(given, stored);
  if (wrong) refuse('invalidInput', { fields: [{ field: `form.${wrong}`, problem: 'notListed' }] });
}
