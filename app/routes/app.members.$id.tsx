import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useFetcher, useLoaderData, type ShouldRevalidateFunctionArgs } from "@remix-run/react";
import { Badge, Banner, BlockStack, Layout, Text } from "@shopify/polaris";
import { useCallback, useState } from "react";
import { asProfileId } from "#app/vocabulary/ids.ts";
import { toPoints } from "#app/vocabulary/points.ts";
import { adjustPoints } from "#app/flows/adjust-points.server.ts";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { now } from "#app/platform/clock.server.ts";
import { parseMemberId, parseMemberPlaces, readMember } from "#app/screens/member.server.ts";
import { AdminPage } from "#app/ui/admin-page.tsx";
import { AdjustModal, type AdjustmentAnswer } from "#app/ui/member/adjust-modal.tsx";
import { adjustmentErrors, adjustmentForm } from "#app/ui/member/adjustment.ts";
import { BalanceCard } from "#app/ui/member/balance-card.tsx";
import { BirthdayCard } from "#app/ui/member/birthday-card.tsx";
import { DuplicatesBanner } from "#app/ui/member/duplicates-banner.tsx";
import { FiguresCard } from "#app/ui/member/figures-card.tsx";
import { IdentitiesCard } from "#app/ui/member/identities-card.tsx";
import { LedgerCard } from "#app/ui/member/ledger-card.tsx";
import { OrdersSection } from "#app/ui/member/orders-section.tsx";
import { RewardsCard } from "#app/ui/member/rewards-card.tsx";
import { TierCard } from "#app/ui/member/tier-card.tsx";
import { useEarlier } from "#app/ui/member/use-earlier.ts";
import { PageError } from "#app/ui/page-error.tsx";

// No name in the title: it would stand in the browser's history.
export const meta: MetaFunction = () => [{ title: "Member · Throughline" }];

const unknownMember = () => new Response("This store has no member with this number.", { status: 404 });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const visit = await enterAdmin(request);
  const { search, searchParams } = new URL(request.url);
  const profileId = parseMemberId(params.id);
  if (profileId === null) throw unknownMember();
  const places = parseMemberPlaces(searchParams);
  if (!places) throw new Response("This page of the list does not exist any more.", { status: 400 });
  const result = await readMember(visit, profileId, places, now());
  if (result.found) return result.screen;
  // The query carries what Shopify's authentication of a page load needs.
  throw result.mergedInto === null ? unknownMember() : redirect(`/app/members/${result.mergedInto}${search}`);
}

const refuse = (errors: Extract<AdjustmentAnswer, { ok: false }>["errors"]) =>
  data<AdjustmentAnswer>({ ok: false, errors }, { status: 422 });

export async function action({ request, params }: ActionFunctionArgs) {
  const { shop, staff } = await enterAdmin(request);
  const profileId = parseMemberId(params.id);
  if (profileId === null) throw unknownMember();
  const form = adjustmentForm.safeParse(Object.fromEntries(await request.formData()));
  if (!form.success) return refuse(adjustmentErrors(form.error));
  const { direction, amount, note, requestId } = form.data;
  const answer = await adjustPoints({
    merchantId: shop.merchantId,
    profileId: asProfileId(profileId),
    points: toPoints(direction === "add" ? amount : -amount),
    note,
    staffName: staff.name,
    requestId,
  });
  if (answer.ok) return data<AdjustmentAnswer>({ ok: true, available: answer.available });
  if (answer.reason === "unknown_member") throw unknownMember();
  return refuse(
    answer.reason === "insufficient"
      ? { amount: "There are not that many points available." }
      : { form: "This change was sent before with other values. Reload the page and try again." },
  );
}

/** The page's two lists, read on step by step. */
function useLists(screen: ReturnType<typeof useLoaderData<typeof loader>>) {
  const address = `/app/members/${screen.person.profileId}`;
  const orders = useFetcher<typeof loader>();
  const entries = useFetcher<typeof loader>();
  return {
    orders: useEarlier(screen.orders, orders, orders.data?.orders, (place) => `${address}?orders=${place}`),
    entries: useEarlier(
      screen.entries,
      entries,
      entries.data?.entries,
      (place) => `${address}?entries=${place}`,
    ),
  };
}

function Rewards({ rewards, person, balance, requestId }: ReturnType<typeof useLoaderData<typeof loader>>) {
  return (
    <RewardsCard
      {...rewards}
      profileId={person.profileId}
      available={balance.available}
      requestId={requestId}
    />
  );
}

/** A refusal changed nothing: the form and its request id stay. */
export const shouldRevalidate = ({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  actionStatus !== undefined && actionStatus >= 400 ? false : defaultShouldRevalidate;

export default function Member() {
  const screen = useLoaderData<typeof loader>();
  const { person, balance, figures, identities, duplicates } = screen;
  const [adjusting, setAdjusting] = useState(false);
  const lists = useLists(screen);
  const close = useCallback(() => setAdjusting(false), []);
  const erased = person.redactedAt !== null;
  const name = erased ? "Erased person" : person.name || person.email || person.phone || "No name";
  return (
    <AdminPage
      heading="Member"
      view={screen.view}
      title={name}
      backAction={{ content: "Members", url: "/app/members" }}
      titleMetadata={
        <Badge tone={person.enrolledAt ? "success" : "new"}>{person.enrolledAt ? "Member" : "Guest"}</Badge>
      }
      primaryAction={{ content: "Adjust points", onAction: () => setAdjusting(true) }}
    >
      <Layout>
        {erased ? (
          <Layout.Section>
            <Banner tone="info">
              <Text as="p">Personal data was erased on request. Points and orders stay, without a name.</Text>
            </Banner>
          </Layout.Section>
        ) : null}
        {duplicates.length > 0 ? (
          <Layout.Section>
            <DuplicatesBanner duplicates={duplicates} isGuest={person.enrolledAt === null} />
          </Layout.Section>
        ) : null}
        <Layout.Section>
          <BlockStack gap="400">
            <BalanceCard {...balance} nextMaturity={figures.nextMaturity} />
            {erased ? null : <Rewards {...screen} />}
            <LedgerCard
              entries={lists.entries.items}
              onMore={lists.entries.onMore}
              loading={lists.entries.loading}
            />
            <OrdersSection
              profileId={erased ? null : person.profileId}
              orders={lists.orders.items}
              onMore={lists.orders.onMore}
              loading={lists.orders.loading}
            />
          </BlockStack>
        </Layout.Section>
        <Layout.Section variant="oneThird">
          <BlockStack gap="400">
            {screen.tier ? <TierCard {...screen.tier} profileId={person.profileId} /> : null}
            <FiguresCard
              {...figures}
              createdAt={person.createdAt}
              enrolledAt={person.enrolledAt}
              tags={person.tags}
            />
            <BirthdayCard person={person} locale={screen.view.locale} />
            <IdentitiesCard identities={identities} />
          </BlockStack>
        </Layout.Section>
      </Layout>
      <AdjustModal open={adjusting} onClose={close} balance={balance} requestId={screen.requestId} />
    </AdminPage>
  );
}

export const ErrorBoundary = PageError;
