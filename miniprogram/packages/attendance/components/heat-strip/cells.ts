import type { WindowCell } from '../../../../../domain/attendance/window-cell';

export type CellState = WindowCell;

interface CellLook {
  word: string;
  tone: 'ok' | 'ret' | 'late' | 'sus';
  icon: string;
}

/** Word, colour and icon of a cell; the legend says the words. */
export const cellLooks: Record<CellState, CellLook> = {
  met: { word: '已到', tone: 'ok', icon: 'check' },
  waiting: { word: '待定', tone: 'late', icon: 'time' },
  missed: { word: '未到', tone: 'ret', icon: 'close' },
  late: { word: '补传', tone: 'late', icon: 'cloud-upload' },
  suspicious: { word: '存疑', tone: 'sus', icon: 'shield-error' },
};

export const legend = Object.values(cellLooks);

export const stripCells = (cells: readonly CellState[]): (CellLook & { key: number })[] =>
  cells.map((cell, key) => ({ key, ...cellLooks[cell] }));
