import { api } from './api';

/** Storage of one person's phone: two people in one browser never share a key. */
export function storageApis(person: string | null) {
  const place = (key: string) => `phone:${person ?? 'nobody'}:${key}`;
  const has = (key: string) => localStorage.getItem(place(key)) !== null;
  const get = (key: string): unknown => {
    const text = localStorage.getItem(place(key));
    return text === null ? '' : (JSON.parse(text) as { value: unknown }).value;
  };
  const set = (key: string, value: unknown) => localStorage.setItem(place(key), JSON.stringify({ value }));
  const remove = (key: string) => localStorage.removeItem(place(key));
  return {
    getStorageSync: get,
    setStorageSync: set,
    removeStorageSync: remove,
    getStorage: api('getStorage', ({ key }: { key: string }) => {
      if (!has(key)) throw new Error('data not found');
      return { data: get(key) };
    }),
    setStorage: api('setStorage', ({ key, data }: { key: string; data: unknown }) => set(key, data)),
    removeStorage: api('removeStorage', ({ key }: { key: string }) => remove(key)),
  };
}
