export { type StaffActionKind, STAFF_ACTION_KINDS } from "./staff-action.ts";
export { listStaffActions, recordStaffAction, type KeptStaffAction } from "./staff-actions.store.server.ts";
