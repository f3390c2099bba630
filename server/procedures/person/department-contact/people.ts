import { departmentContactPeople } from '../../../../contract/calls/person/department-contact';
import { countListed, listPersons } from '../../../data/persons';
import { defineProcedure } from '../../../call/procedure';
import { departmentOf } from './own-department';
import { contactRow } from './view';

/** The people of a contact's department: of no other one, whatever is asked for. */
export const listPeople = defineProcedure(
  departmentContactPeople,
  async (context, { states, search, cursor, limit }) => {
    const { db, caller } = context;
    const department = await departmentOf(context, caller.session);
    if (!department) return { departmentName: '', rows: [], total: 0 };
    const filter = { institutionId: department.institutionId, departmentIds: [department._id], states, search };
    const [page, total] = await Promise.all([
      listPersons(db, { ...filter, order: 'name' }, { cursor, limit }),
      cursor === undefined ? countListed(db, filter) : undefined,
    ]);
    return { ...page, departmentName: department.name, rows: page.rows.map(contactRow), total: total ?? null };
  },
);
