import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useFetcher, useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { Banner, BlockStack, InlineGrid, Text } from "@shopify/polaris";
import { useState } from "react";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { nameChosenThings } from "#app/flows/name-chosen-things.server.ts";
import { saveEarningSettings } from "#app/flows/save-earning-settings.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { parseProgram, readProgram } from "#app/screens/program.server.ts";
import { AdminPage } from "#app/ui/admin-page.tsx";
import { PageError } from "#app/ui/page-error.tsx";
import { EarningHistory } from "#app/ui/program/earning-history.tsx";
import { PreviewPanel, type PreviewAnswer } from "#app/ui/program/preview-panel.tsx";
import { ProgramForm } from "#app/ui/program/program-form.tsx";
import { StickyColumn } from "#app/ui/program/sticky-column.tsx";
import { usePreview } from "#app/ui/program/use-preview.ts";
import { useVersionedSave, type SaveAnswer } from "#app/ui/program/use-versioned-save.ts";

export const meta: MetaFunction = () => [{ title: "Program · Throughline" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const visit = await enterAdmin(request);
  const { untitled, productTitles, ...screen } = await readProgram(visit, now());
  const { collections, products } = await nameChosenThings(visit.shop, untitled);
  return { ...screen, titles: { collections, products: { ...products, ...productTitles } } };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, staff } = await enterAdmin(request);
  const parsed = parseProgram(await request.json().catch(() => null));
  if (!parsed.ok) {
    return data<SaveAnswer>({ ok: false, reason: "invalid", errors: parsed.errors }, { status: 422 });
  }
  const { merchantId, timeZone } = shop;
  const { startsOn: day, ...wish } = parsed.wish;
  const startsOn = day && { day, timeZone };
  const saved = await saveEarningSettings({ ...wish, startsOn, merchantId, staffName: staff.name });
  return data<SaveAnswer>(saved, { status: saved.ok ? 200 : saved.reason === "stale" ? 409 : 422 });
}

/** Neither a preview nor a refusal changes what this page has loaded; and a refused draft must stay. */
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs): boolean {
  if (args.formAction?.startsWith("/app/program/preview")) return false;
  return args.actionStatus !== undefined && args.actionStatus >= 400 ? false : args.defaultShouldRevalidate;
}

export default function Program() {
  const { view, version, settings, today, versions, titles } = useLoaderData<typeof loader>();
  const [again, setAgain] = useState<{ version: number; settings: typeof settings } | null>(null);
  const initial = again ?? { version, settings };
  const [asked, setAsked] = useState<typeof settings | null>(settings);
  const { submit, ...saving } = useVersionedSave(version, "Earning rule saved");
  const fetcher = useFetcher<PreviewAnswer>();
  const retry = usePreview(fetcher, asked, version, "/app/program/preview");
  const answer = fetcher.data;
  const waiting = fetcher.state !== "idle" || !answer;
  const state = !asked ? "invalid" : waiting ? "loading" : answer.ok ? "ready" : "failed";
  return (
    <AdminPage
      heading="Program"
      title="Program"
      view={view}
      secondaryActions={[
        { content: "Rules", url: "/app/program/rules" },
        { content: "Rewards", url: "/app/program/rewards" },
        { content: "Tiers", url: "/app/program/tiers" },
        { content: "Expiry", url: "/app/program/expiry" },
      ]}
    >
      <BlockStack gap="400">
        {version === 0 ? (
          <Banner tone="info" title="Your program starts when you save the rule">
            <Text as="p">A standard rule is filled in. From the first save on, new orders earn points.</Text>
          </Banner>
        ) : null}
        <InlineGrid columns={{ xs: 1, md: ["twoThirds", "oneThird"] }} gap="400">
          <ProgramForm
            key={`${version}/${initial.version}`}
            version={version}
            saved={settings}
            initial={initial.settings}
            today={today}
            currency={view.currency}
            titles={titles}
            onSettings={setAsked}
            onSave={(wanted, startsOn) => {
              const note = again ? `As in version ${again.version}` : null;
              submit({ settings: wanted, startsOn, note });
            }}
            {...saving}
          />
          <StickyColumn>
            <PreviewPanel preview={answer?.ok ? answer.preview : undefined} state={state} onRetry={retry} />
            <EarningHistory versions={versions} onBringBack={setAgain} />
          </StickyColumn>
        </InlineGrid>
      </BlockStack>
    </AdminPage>
  );
}

export const ErrorBoundary = PageError;
