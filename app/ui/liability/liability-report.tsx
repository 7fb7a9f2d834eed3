import { Await } from "@remix-run/react";
import { BlockStack, Card, EmptyState, InlineGrid } from "@shopify/polaris";
import { Suspense } from "react";
import { FiguresFailed } from "../figures-failed.tsx";
import { BreakageCard, type Breakage } from "./breakage-card.tsx";
import { OutstandingFigures, type Outstanding } from "./outstanding-figures.tsx";
import { AgeCard, ExpiryCard } from "./points-cards.tsx";
import { ReportCardSkeleton } from "./report-card.tsx";
import { WorthCard, type Worth } from "./worth-card.tsx";

export interface LiabilityFigures {
  outstanding: Outstanding;
  ages: { fromMonths: number; toMonths: number | null; points: number }[];
  months: { month: string | null; points: number }[];
  never: number;
}

interface LiabilityReportProps {
  figures: LiabilityFigures;
  /** On its way still: it looks at all points that ever were. */
  breakage: Promise<Breakage>;
  worth: Promise<Worth | null>;
}

const nobody = (
  <Card>
    <EmptyState
      heading="No points outstanding"
      image=""
      action={{ content: "See how points are earned", url: "/app/program" }}
    >
      <p>
        When members earn points, this page shows how many they hold, how old those are and when they end.
      </p>
    </EmptyState>
  </Card>
);

const COLUMNS = { xs: 1, md: 2 } as const;

export function LiabilityReport({ figures, breakage, worth }: LiabilityReportProps) {
  const { outstanding, ages, months, never } = figures;
  if (Object.values(outstanding).every((points) => points === 0)) return nobody;
  return (
    <BlockStack gap="400">
      <OutstandingFigures {...outstanding} />
      <Suspense fallback={<ReportCardSkeleton lines={2} />}>
        <Await resolve={worth} errorElement={<FiguresFailed />}>
          {(shown) => <WorthCard worth={shown} />}
        </Await>
      </Suspense>
      <InlineGrid columns={COLUMNS} gap="400" alignItems="start">
        <BlockStack gap="400">
          <AgeCard ages={ages} />
          <Suspense fallback={<ReportCardSkeleton lines={6} />}>
            <Await resolve={breakage} errorElement={<FiguresFailed />}>
              {(measured) => <BreakageCard breakage={measured} available={outstanding.available} />}
            </Await>
          </Suspense>
        </BlockStack>
        <ExpiryCard months={months} never={never} />
      </InlineGrid>
    </BlockStack>
  );
}

export function LiabilitySkeleton() {
  return (
    <BlockStack gap="400">
      <InlineGrid columns={{ xs: 1, sm: 2, lg: 4 }} gap="300">
        {["available", "pending", "reserved", "owed"].map((name) => (
          <ReportCardSkeleton key={name} lines={3} />
        ))}
      </InlineGrid>
      <InlineGrid columns={COLUMNS} gap="400" alignItems="start">
        <ReportCardSkeleton lines={10} />
        <ReportCardSkeleton lines={20} />
      </InlineGrid>
    </BlockStack>
  );
}
