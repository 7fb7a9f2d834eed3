import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { Banner, BlockStack, Text } from "@shopify/polaris";
import { useState } from "react";
import { saveRuleChange } from "#app/flows/change-rules.server.ts";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { parseRuleWish, readRules } from "#app/screens/rules.server.ts";
import { AdminPage } from "#app/ui/admin-page.tsx";
import { PageError } from "#app/ui/page-error.tsx";
import { StaleBanner } from "#app/ui/program/save-frame.tsx";
import { useVersionedSave, type SaveAnswer } from "#app/ui/program/use-versioned-save.ts";
import { AddRuleCard } from "#app/ui/rules/add-rule-card.tsx";
import { CampaignCalendar } from "#app/ui/rules/campaign-calendar.tsx";
import { NoProgram, StartsLater } from "#app/ui/rules/program-banners.tsx";
import { RulesCard } from "#app/ui/rules/rules-card.tsx";
import { StackingCard } from "#app/ui/rules/stacking-card.tsx";

export const meta: MetaFunction = () => [{ title: "Rules · Throughline" }];

export async function loader({ request }: LoaderFunctionArgs) {
  return readRules(await enterAdmin(request), now());
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop, staff } = await enterAdmin(request);
  const parsed = parseRuleWish(await request.json().catch(() => null));
  if (!parsed.ok)
    return data<SaveAnswer>({ ok: false, reason: "invalid", errors: parsed.errors }, { status: 422 });
  const { merchantId, timeZone } = shop;
  const saved = await saveRuleChange({ ...parsed.wish, merchantId, timeZone, staffName: staff.name });
  return data<SaveAnswer>(saved, { status: saved.ok ? 200 : saved.reason === "stale" ? 409 : 422 });
}

/** A refusal changed nothing. */
export const shouldRevalidate = ({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  actionStatus !== undefined && actionStatus >= 400 ? false : defaultShouldRevalidate;

type Rule = ReturnType<typeof useLoaderData<typeof loader>>["rules"][number];

export default function Rules() {
  const { view, version, startsAt, today, stacking, rules } = useLoaderData<typeof loader>();
  const { submit, saving, answer } = useVersionedSave(version, "Rules saved");
  const [removed, setRemoved] = useState<{ rule: Rule; at: number } | null>(null);
  const campaigns = rules.flatMap((rule) =>
    rule.kind === "multiplierCampaign" ? [{ id: rule.id, on: rule.on, ...rule.settings }] : [],
  );
  const remove = (rule: Rule) => {
    setRemoved({ rule, at: rules.indexOf(rule) });
    submit({ change: { does: "remove", id: rule.id } });
  };
  const undo = () => {
    if (removed) submit({ change: { does: "keep", ...removed } });
    setRemoved(null);
  };
  const isGone = removed !== null && !rules.some(({ id }) => id === removed.rule.id);
  return (
    <AdminPage
      heading="Rules"
      title="Rules"
      subtitle="More points than the amount spent gives, for what you want to reward."
      view={view}
      backAction={{ content: "Program", url: "/app/program" }}
      secondaryActions={[{ content: "API keys", url: "/app/program/keys" }]}
    >
      <BlockStack gap="400">
        {version === 0 ? <NoProgram /> : null}
        {startsAt ? <StartsLater at={startsAt} /> : null}
        {answer?.ok === false && answer.reason === "stale" ? <StaleBanner /> : null}
        {answer?.ok === false && answer.reason === "invalid" ? (
          <Banner tone="critical" title="The rules are not saved">
            <Text as="p">{Object.values(answer.errors)[0]}</Text>
          </Banner>
        ) : null}
        {isGone ? (
          <Banner
            tone="info"
            title="Rule removed"
            action={{ content: "Undo", onAction: undo, loading: saving }}
            onDismiss={() => setRemoved(null)}
          >
            <Text as="p">Orders that have earned by it keep their points.</Text>
          </Banner>
        ) : null}
        <RulesCard
          rules={rules}
          saving={saving}
          onChange={(change) => submit({ change })}
          onRemove={(rule) => remove(rule)}
        />
        {campaigns.length > 0 ? <CampaignCalendar campaigns={campaigns} today={today} /> : null}
        {version > 0 ? <AddRuleCard /> : null}
        {version > 0 ? (
          <StackingCard
            stacking={stacking}
            saving={saving}
            onChange={(chosen) => submit({ change: { does: "stack", stacking: chosen } })}
          />
        ) : null}
      </BlockStack>
    </AdminPage>
  );
}

export const ErrorBoundary = PageError;
