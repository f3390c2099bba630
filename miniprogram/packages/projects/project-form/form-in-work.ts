import type { ProjectForm } from '../../../../domain/project/project';
import type { PickerOption } from '../../../components/search-picker/filter';
import { disciplineOptions, pickedDiscipline, type DisciplineKey } from '../shared/disciplines';
import { TwoVersions, type Conflict } from '../components/conflict-sheet/two-versions';
import { clockMinute } from '../../../services/format';
import { isFieldOf, type FieldRow } from '../shared/fields';
import { openObjections } from '../shared/return-reason';
import { formFieldLabel, type FormKey } from '../shared/form-fields';
import {
  formProgress,
  formScreen,
  formSections,
  isLocked,
  rowOf,
  submitErrors,
  toForm,
  toValues,
  type FormErrors,
  type FormSection,
  type FormValues,
  type Project,
} from './index.view';

/** A project's form while somebody fills it. It is kept off `data`: a text is not written back while it is typed. */
export class FormInWork {
  #project: Project;
  #saved: FormValues;
  #values: FormValues;
  #errors: FormErrors = {};
  readonly #versions = new TwoVersions<FormKey>({
    label: formFieldLabel,
    // What the form itself says of the value.
    words: (key, value) => rowOf(key, { ...this.#values, [key]: value }, {}, 'draft').shown || value,
  });

  constructor(project: Project) {
    this.#project = project;
    this.#saved = toValues(project.form);
    this.#values = { ...this.#saved };
    for (const { at, reason } of openObjections(project)) {
      const key = at.replace(/^form\./, '');
      if (isFieldOf(this.#values, key)) this.#errors[key] = `中心意见：${reason}`;
    }
  }

  /** Takes a newer version of the project. What was typed here stays, where it can still be saved. */
  take(project: Project): void {
    const latest = toValues(project.form);
    const locked = (key: FormKey) => isLocked(key, project.state);
    this.#values = this.#versions.take({ mine: this.#values, loaded: this.#saved, latest, locked });
    this.#saved = latest;
    this.#project = project;
  }

  /** Whether something that a colleague has changed as well waits to be chosen. */
  isContested(): boolean {
    return this.#versions.isOpen(this.#values);
  }

  /** What differs from what a colleague has saved. */
  differences(): Conflict {
    return this.#versions.conflict(this.#values, this.#project.edited, clockMinute);
  }

  /** It was chosen: of these fields the other version. @returns the form's parts as they are then */
  settle(theirs: readonly string[]): FormSection[] {
    this.#values = this.#versions.settle(this.#values, theirs);
    return formSections(this.#values, this.#errors, this.#project.state);
  }

  /** Whether a field is one of this form. */
  has(key: string): key is FormKey {
    return isFieldOf(this.#values, key);
  }

  /** Notes what was typed or chosen. @returns the field as it is then */
  type(key: FormKey, value: string): FieldRow {
    this.#values[key] = value;
    delete this.#errors[key];
    return rowOf(key, this.#values, this.#errors, this.#project.state);
  }

  valueOf(key: FormKey): string {
    return this.#values[key];
  }

  /** What a discipline is picked from now. */
  disciplines(key: DisciplineKey): PickerOption[] {
    return disciplineOptions(key, this.#values);
  }

  /** Notes that a discipline was picked; the other one may follow. @returns the form's parts as they are then */
  pick(key: DisciplineKey, value: string): FormSection[] {
    Object.assign(this.#values, pickedDiscipline(key, value, this.#values));
    delete this.#errors.discipline2;
    delete this.#errors.discipline3;
    return formSections(this.#values, this.#errors, this.#project.state);
  }

  /** What saving sends, and everything that hinders it. */
  toSave(): { form: ProjectForm; revision: number; errors: FormErrors } {
    const savedNames = [this.#saved.projectLead, this.#saved.contactName];
    return { ...toForm(this.#values, this.#project.year, savedNames), revision: this.#project.revision };
  }

  /** It was saved. @param revision of the project, since then */
  savedAs(revision: number, form: ProjectForm): void {
    this.#project = { ...this.#project, revision, form };
    this.#saved = toValues(form);
  }

  /** Everything in it that submitting would refuse. */
  lacking(): FormErrors {
    return submitErrors(this.#values, this.#project);
  }

  /** Marks what is wrong, and nothing else. @returns the form's parts as they are then */
  mark(errors: FormErrors): FormSection[] {
    this.#errors = errors;
    return formSections(this.#values, errors, this.#project.state);
  }

  progress(): ReturnType<typeof formProgress> {
    return formProgress(this.#values, this.#project);
  }

  screen(): ReturnType<typeof formScreen> {
    return formScreen(this.#values, this.#errors, this.#project);
  }
}
