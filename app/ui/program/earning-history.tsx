import { defaultEarningSettings, type EarningSettings } from "#app/modules/earning/settings.ts";
import { describeChanges } from "./describe-changes.ts";
import { HistoryCard, type VersionLine } from "./history-card.tsx";

interface EarningHistoryProps {
  versions: readonly VersionLine<EarningSettings>[];
  onBringBack: (line: VersionLine<EarningSettings>) => void;
}

/** The history of the earning rule. */
export function EarningHistory(props: EarningHistoryProps) {
  return (
    <HistoryCard
      {...props}
      standard={defaultEarningSettings()}
      describe={describeChanges}
      empty="Nothing saved yet. Every save is kept here with its author."
    />
  );
}
