export interface SetupFacts {
  connected: boolean;
  detailsRead: boolean;
  ruleSaved: boolean;
  firstOrderAt: Date | null;
  backfill: "none" | "running" | "done" | "failed";
}

export interface SetupStep {
  title: string;
  explanation: string;
  done: boolean;
  /** Where the step is done; null when it happens by itself. */
  action: { label: string; url: string } | null;
}

function backfillStep(state: SetupFacts["backfill"]): SetupStep {
  const explanation = {
    none: "Bring in the orders from before the app, so that every member's history is complete. You choose whether they give points.",
    running: "Past orders are being brought in. You can go on working.",
    done: "Past orders are here.",
    failed: "Bringing in past orders did not finish. Activity shows why; you can start it again.",
  }[state];
  const label = { none: "Bring in past orders", running: "See progress", done: "", failed: "Open Activity" }[
    state
  ];
  return {
    title: "Bring in past orders",
    explanation,
    done: state === "done",
    action:
      state === "done"
        ? null
        : { label, url: state === "none" ? "/app/activity?backfill=start" : "/app/activity" },
  };
}

/** The steps to a running program, in the order in which a merchant takes them. */
export function setupSteps(facts: SetupFacts): SetupStep[] {
  return [
    {
      title: "Connect the app to your store",
      explanation: "Orders and customers of this store reach Throughline.",
      done: facts.connected,
      action: null,
    },
    {
      title: "Read your store's details",
      explanation:
        "Currency, time zone and locations come from Shopify. This happens by itself within a minute.",
      done: facts.detailsRead,
      action: null,
    },
    {
      title: "Decide how points are earned",
      explanation: "Nobody earns points until you save a rule. A standard one is filled in for you.",
      done: facts.ruleSaved,
      action: { label: "Set the earning rule", url: "/app/program" },
    },
    {
      title: "See your first order",
      explanation:
        "The next order, online or at the till, gives its customer points. Place a test order if you cannot wait.",
      done: facts.firstOrderAt !== null,
      action: null,
    },
    backfillStep(facts.backfill),
  ];
}
