/** One person who may hold a phone, as the local cloud lists them. */
export interface Person {
  id: string;
  label: string;
  group: string;
  phone?: string;
}

/** All people of the local cloud. */
export async function people(): Promise<Person[]> {
  return ((await (await fetch('/control/people')).json()) as { people: Person[] }).people;
}

/** A select of all people by group, and nobody. */
export function fillPeople(select: HTMLSelectElement, list: Person[], nobody: string): void {
  const groups = [...new Set(list.map((person) => person.group))];
  select.replaceChildren(
    ...groups.map((name) => {
      const group = document.createElement('optgroup');
      group.label = name;
      group.append(
        ...list.filter((person) => person.group === name).map((person) => new Option(person.label, person.id)),
      );
      return group;
    }),
    new Option(nobody, ''),
  );
}
