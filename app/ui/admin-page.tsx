import { useNavigation } from "@remix-run/react";
import { TitleBar, useAppBridge } from "@shopify/app-bridge-react";
import { Page, Text, type PageProps } from "@shopify/polaris";
import { useEffect, type ReactNode } from "react";
import type { FormatSettings } from "./format.ts";
import { FormatProvider } from "./format-context.tsx";

/** Shopify's own progress line while a page is on its way. */
function useLoadingBar(): void {
  const shopify = useAppBridge();
  const loading = useNavigation().state === "loading";
  useEffect(() => {
    shopify.loading(loading);
    return () => shopify.loading(false);
  }, [shopify, loading]);
}

interface AdminPageProps extends Omit<PageProps, "children"> {
  /** Shown in Shopify's title bar. */
  heading: string;
  view: FormatSettings;
  /** Buttons of the title bar. */
  bar?: ReactNode;
  children: ReactNode;
}

/** The frame of every page of the admin. */
export function AdminPage({ heading, view, bar, children, ...page }: AdminPageProps) {
  useLoadingBar();
  return (
    <FormatProvider settings={view}>
      <TitleBar title={heading}>{bar}</TitleBar>
      <Page {...page}>
        {page.title ? null : (
          <Text as="h1" variant="headingLg" visuallyHidden>
            {heading}
          </Text>
        )}
        {children}
      </Page>
    </FormatProvider>
  );
}
