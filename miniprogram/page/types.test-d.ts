/** What must not compile: `tsc` refuses this file as soon as one of these mistakes is no longer a mistake. Nothing of it runs. */
import { defineComponent, detail, nothing } from './define-component';
import { definePage } from './define-page';
import { open, replace } from './navigate';
import { routes } from './routes';

interface Row {
  id: string;
  ticked: boolean;
}

export const writing = definePage(routes.project, {
  data: { line: '', rows: [] as Row[], head: null as { title: string } | null },
  methods: {
    fits() {
      this.setData({ line: 'x', 'rows[0].ticked': true, 'head.title': 'x' });
      this.setAt(`rows[${this.data.rows.length}]`, { id: 'a', ticked: false });
    },
    misspelt() {
      // @ts-expect-error there is no `lines`
      this.setData({ lines: 'x' });
      // @ts-expect-error a row has no `tick`
      this.setData({ 'rows[0].tick': true });
      // @ts-expect-error the head has no `name`
      this.setData({ line: 'x', 'head.name': 'x' });
      // @ts-expect-error a row has no `tick`
      this.setAt(`rows[${this.data.rows.length}].tick`, true);
    },
    ofAnotherType() {
      // @ts-expect-error a line is text
      this.setData({ line: 1 });
      // @ts-expect-error ticked or not
      this.setData({ 'rows[0].ticked': 'yes' });
      // @ts-expect-error a whole row
      this.setAt(`rows[${this.data.rows.length}]`, { id: 'a' });
    },
    past() {
      // @ts-expect-error only `setData` writes
      this.data.line = 'x';
      // @ts-expect-error `status` is the skeleton's
      this.setData({ status: 'ready' });
    },
  },
});

export const parameters = definePage(routes.course, {
  data: { line: '' },
  opened({ projectId, courseId }) {
    const fits: [string, string | undefined] = [projectId, courseId];
    // @ts-expect-error it may be missing
    const missing: string = courseId;
    // @ts-expect-error the route has no such parameter
    this.setData({ line: `${fits.join()}${missing}${this.params.courseid}` });
  },
});

export const loadsMisspelt = definePage(routes.catalogue, {
  data: { line: '' },
  // @ts-expect-error the page has no `lines`
  load: () => Promise.resolve({ lines: 'x' }),
});

export const loadsAnotherType = definePage(routes.catalogue, {
  data: { line: '' },
  // @ts-expect-error a line is text
  load: () => Promise.resolve({ line: 1 }),
});

export const loads = definePage(routes.catalogue, {
  data: { line: '', rows: [] as Row[] },
  load: () => Promise.resolve({ line: 'x', status: 'empty' as const }),
});

export async function moves(): Promise<void> {
  await open(routes.course, { projectId: 'p1' });
  // @ts-expect-error a project has to be named
  await open(routes.course, {});
  // @ts-expect-error the parameter has another name
  await replace(routes.project, { project: 'p1' });
  // @ts-expect-error one of two parts
  await open(routes.courses, { projectId: 'p1', part: 'documents' });
}

export const tells = defineComponent({
  properties: { value: '', rows: [] as Row[] },
  data: { text: '' },
  own: () => ({ taps: 0 }),
  events: { pick: detail<{ id: string }>(), close: nothing },
  methods: {
    fits() {
      this.taps += this.data.rows.length;
      this.tell('pick', { id: this.data.value });
      this.tell('close');
      this.setData({ text: 'x' });
    },
    wrong() {
      // @ts-expect-error there is no such event
      this.tell('picked', { id: 'a' });
      // @ts-expect-error the detail has another name
      this.tell('pick', { key: 'a' });
      // @ts-expect-error an id is text
      this.tell('pick', { id: 1 });
      // @ts-expect-error a pick says what was picked
      this.tell('pick');
      // @ts-expect-error closing says nothing more
      this.tell('close', { id: 'a' });
      // @ts-expect-error the page owns its properties
      this.setData({ value: 'x' });
      // @ts-expect-error there is no `txt`
      this.setData({ txt: 'x' });
      // @ts-expect-error there is no `tap`
      this.tap += 1;
    },
  },
});

export const sends = definePage(routes.project, {
  data: {},
  methods: {
    remove() {
      void this.run('remove', async (send) => {
        await send('project.remove', { projectId: this.params.projectId });
        // @ts-expect-error there is no such call
        await send('project.delete', { projectId: 'p1' });
        // @ts-expect-error the call takes a project
        await send('project.remove', { roundId: 'r1' });
      });
    },
  },
});
