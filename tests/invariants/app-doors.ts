async function open() {
  const [{ sql }, ledger, { decideOrder }, { OrderFold }, { joinMerged }] = await Promise.all([
    import("#app/platform/db.server.ts"),
    import("#app/modules/ledger/index.ts"),
    import("#app/flows/apply-events/decide-order.ts"),
    import("#app/flows/apply-events/fold-orders.ts"),
    import("#app/flows/apply-events/join-merged.ts"),
  ]);
  return { sql, ...ledger, decideOrder, OrderFold, joinMerged };
}

let opened: ReturnType<typeof open> | undefined;

/** What stories need of the app, imported once, and not before the test has told the app its database. */
export const appDoors = (): ReturnType<typeof open> => (opened ??= open());
