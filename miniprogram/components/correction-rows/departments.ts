import { call } from '../../services/call';
import { failureView } from '../../services/failure';
import type { PickerOption } from '../search-picker/filter';

/** What a sheet of options shows now. */
export interface PickerData {
  options: PickerOption[];
  /** Said in place of what is not there yet, or could not be loaded. */
  message: string;
}

/** The departments of one institution. */
export async function loadDepartments(institutionId: string): Promise<PickerData> {
  try {
    const { rows } = await call('directory.departments', { institutionId });
    return { options: rows.map(({ departmentId, name }) => ({ value: departmentId, label: name })), message: '' };
  } catch (error) {
    return { options: [], message: messageOf(error) };
  }
}

export function messageOf(error: unknown): string {
  const { title, advice } = failureView(error);
  return `${title}。${advice}`;
}
