import { useFetcher } from "@remix-run/react";
import type { RuleChange } from "#app/modules/earning/rules/change-rules.ts";
import { PreviewPanel, type PreviewAnswer } from "../program/preview-panel.tsx";
import { usePreview } from "../program/use-preview.ts";

interface RulePreviewProps {
  /** Null while the form is wrong. */
  change: Extract<RuleChange, { does: "keep" }> | null;
  version: number;
}

/** What the last orders would have earned with the rule, as if it were on; days of a campaign count as they are. */
export function RulePreview({ change, version }: RulePreviewProps) {
  const fetcher = useFetcher<PreviewAnswer>();
  const retry = usePreview(fetcher, change, version, "/app/program/rules/preview");
  const shown = fetcher.data;
  const waiting = fetcher.state !== "idle" || !shown;
  const state = !change ? "invalid" : waiting ? "loading" : shown.ok ? "ready" : "failed";
  return <PreviewPanel preview={shown?.ok ? shown.preview : undefined} state={state} onRetry={retry} />;
}
