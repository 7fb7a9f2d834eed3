import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Await, useLoaderData } from "@remix-run/react";
import { BlockStack } from "@shopify/polaris";
import { z } from "zod";
import { dismissSetup } from "#app/flows/dismiss-setup.server.ts";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { readHome } from "#app/screens/home.server.ts";
import { AdminPage } from "#app/ui/admin-page.tsx";
import { FiguresFailed } from "#app/ui/figures-failed.tsx";
import { AttentionBanners } from "#app/ui/home/attention-banners.tsx";
import { KeyFigures, KeyFiguresSkeleton } from "#app/ui/home/key-figures.tsx";
import { PointsChart, PointsChartSkeleton } from "#app/ui/home/points-chart.tsx";
import { SetupGuide } from "#app/ui/home/setup-guide.tsx";
import { PageError } from "#app/ui/page-error.tsx";
import { Streamed } from "#app/ui/streamed.tsx";

export const meta: MetaFunction = () => [{ title: "Home · Throughline" }];

export async function loader({ request }: LoaderFunctionArgs) {
  return readHome(await enterAdmin(request), now());
}

const form = z.object({ intent: z.enum(["dismiss-setup", "restore-setup"]) });

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await enterAdmin(request);
  const parsed = form.safeParse(Object.fromEntries(await request.formData()));
  if (!parsed.success) throw new Response("This page knows no such action.", { status: 422 });
  await dismissSetup(shop.merchantId, parsed.data.intent === "dismiss-setup");
  return null;
}

const skeleton = (
  <BlockStack gap="400">
    <KeyFiguresSkeleton />
    <PointsChartSkeleton />
  </BlockStack>
);

export default function Home() {
  const { view, setup, days, figures, mustReauthorise, deadMessages } = useLoaderData<typeof loader>();
  return (
    <AdminPage heading="Home" view={view}>
      <BlockStack gap="400">
        <AttentionBanners mustReauthorise={mustReauthorise} deadMessages={deadMessages} />
        <SetupGuide facts={setup} dismissed={setup.dismissed} />
        <Streamed fallback={skeleton}>
          <Await resolve={figures} errorElement={<FiguresFailed />}>
            {({ key, daily }) => (
              <BlockStack gap="400">
                <KeyFigures {...key} />
                <PointsChart days={days} daily={daily} />
              </BlockStack>
            )}
          </Await>
        </Streamed>
      </BlockStack>
    </AdminPage>
  );
}

export const ErrorBoundary = PageError;
