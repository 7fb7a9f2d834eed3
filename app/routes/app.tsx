import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData, useRouteError } from "@remix-run/react";
import { NavMenu } from "@shopify/app-bridge-react";
import polarisStyles from "@shopify/polaris/build/esm/styles.css?url";
import { AppProvider } from "@shopify/shopify-app-remix/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { enterAdmin } from "#app/flows/enter-admin.server.ts";
import { appBridgeSettings } from "#app/screens/app-bridge-settings.server.ts";

export const links = () => [{ rel: "stylesheet", href: polarisStyles }];

export const meta: MetaFunction = () => [{ title: "Throughline" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await enterAdmin(request);
  return appBridgeSettings();
}

export default function App() {
  const { apiKey, appBridgeUrl } = useLoaderData<typeof loader>();
  return (
    <AppProvider isEmbeddedApp apiKey={apiKey} {...(appBridgeUrl ? { __APP_BRIDGE_URL: appBridgeUrl } : {})}>
      <NavMenu>
        <a href="/app" rel="home">
          Home
        </a>
        <a href="/app/members">Members</a>
        <a href="/app/program">Program</a>
        <a href="/app/program/rules">Rules</a>
        <a href="/app/program/rewards">Rewards</a>
        <a href="/app/program/tiers">Tiers</a>
        <a href="/app/program/expiry">Expiry</a>
        <a href="/app/reports/points">Reports</a>
        <a href="/app/activity">Activity</a>
        <a href="/app/settings/brand">Brand and words</a>
        <a href="/app/data">Data</a>
      </NavMenu>
      <Outlet />
    </AppProvider>
  );
}

export const ErrorBoundary = () => boundary.error(useRouteError());

export const headers: HeadersFunction = (headersArgs) => boundary.headers(headersArgs);
