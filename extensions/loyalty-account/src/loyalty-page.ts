/**
 * The address of the full page, whose handle is in shopify.extension.toml.
 * https://shopify.dev/docs/api/customer-account-ui-extensions/latest/target-apis/platform-apis/navigation-api
 */
export const LOYALTY_PAGE = "extension://loyalty-account-page";
