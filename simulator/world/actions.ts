/**
 * Everything that can happen in a simulated shop. Each action changes the shop's state and returns what it
 * made and the webhooks that Shopify sends for it; sending them is the caller's choice, so that years of
 * history can be generated silently. A refused action throws ActionRefused and changes nothing.
 *
 * Signature of all: (world: World, shop: ShopWorld, input: …Input) => ActionResult
 */
import { z } from "zod";
import * as inputs from "./action-inputs.ts";
import {
  requestPrivacyReport,
  redactCustomer,
  redactShop,
  uninstallApp,
  updateScopes,
} from "./app-actions.ts";
import { cancelOrder, completeAgain, deleteOrder } from "./cancel-order.ts";
import { createCustomer, deleteCustomer, mergeCustomers, updateCustomer } from "./customer-actions.ts";
import { deleteDiscount } from "./discounts/discount-actions.ts";
import { editOrder } from "./edit-order.ts";
import { fulfilOrder } from "./fulfil-order.ts";
import { payOrder } from "./pay-order.ts";
import { placeOrder } from "./place-order.ts";
import { createProduct, deleteProduct, updateProduct } from "./product-actions.ts";
import { refundOrder } from "./refund-order.ts";
import * as returns from "./return-order.ts";
import type { ActionResult, ShopWorld, World } from "./types.ts";

export { ActionRefused } from "./action-refused.ts";
export {
  cancelOrder,
  completeAgain,
  createCustomer,
  createProduct,
  deleteCustomer,
  deleteDiscount,
  deleteOrder,
  deleteProduct,
  editOrder,
  fulfilOrder,
  mergeCustomers,
  payOrder,
  placeOrder,
  redactCustomer,
  redactShop,
  refundOrder,
  requestPrivacyReport,
  uninstallApp,
  updateCustomer,
  updateProduct,
  updateScopes,
};
export const {
  approveReturn,
  cancelReturn,
  closeReturn,
  declineReturn,
  reduceReturn,
  refundReturn,
  reopenReturn,
  requestReturn,
} = returns;

type Action = (world: World, shop: ShopWorld, input: unknown) => ActionResult;

function action<T>(
  schema: z.ZodType<T>,
  run: (world: World, shop: ShopWorld, input: T) => ActionResult,
): Action {
  return (world, shop, input) => run(world, shop, schema.parse(input));
}

/** By name, for callers that hold unparsed input: throws ZodError for a wrong one. */
export const actions = {
  placeOrder: action(inputs.placeOrderInput, placeOrder),
  payOrder: action(inputs.payOrderInput, payOrder),
  fulfilOrder: action(inputs.fulfilOrderInput, fulfilOrder),
  refund: action(inputs.refundInput, refundOrder),
  requestReturn: action(inputs.requestReturnInput, requestReturn),
  approveReturn: action(inputs.returnIdInput, approveReturn),
  declineReturn: action(inputs.returnIdInput, declineReturn),
  cancelReturn: action(inputs.returnIdInput, cancelReturn),
  reduceReturn: action(inputs.reduceReturnInput, reduceReturn),
  refundReturn: action(inputs.refundReturnInput, refundReturn),
  closeReturn: action(inputs.returnIdInput, closeReturn),
  reopenReturn: action(inputs.returnIdInput, reopenReturn),
  cancelOrder: action(inputs.cancelOrderInput, cancelOrder),
  completeAgain: action(inputs.payOrderInput, completeAgain),
  editOrder: action(inputs.editOrderInput, editOrder),
  deleteOrder: action(inputs.orderIdInput, deleteOrder),
  createCustomer: action(inputs.createCustomerInput, createCustomer),
  updateCustomer: action(inputs.updateCustomerInput, updateCustomer),
  deleteCustomer: action(inputs.customerIdInput, deleteCustomer),
  mergeCustomers: action(inputs.mergeCustomersInput, mergeCustomers),
  createProduct: action(inputs.createProductInput, createProduct),
  updateProduct: action(inputs.updateProductInput, updateProduct),
  deleteProduct: action(inputs.productIdInput, deleteProduct),
  deleteDiscount: action(inputs.deleteDiscountInput, deleteDiscount),
  uninstallApp: action(inputs.shopInput, uninstallApp),
  updateScopes: action(inputs.scopesInput, updateScopes),
  requestPrivacyReport: action(inputs.customerIdInput, requestPrivacyReport),
  redactCustomer: action(inputs.customerIdInput, redactCustomer),
  redactShop: action(inputs.shopInput, redactShop),
} satisfies Record<string, Action>;

export type ActionName = keyof typeof actions;
export const actionNames: readonly string[] = Object.keys(actions);
export const isActionName = (name: string): name is ActionName => Object.hasOwn(actions, name);
