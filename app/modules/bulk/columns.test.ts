import { expect, it } from "vitest";
import { readHeader } from "./columns.ts";

const read = (header: string) => readHeader(header.split(","));

it.each([
  ["email,points", null, { email: 0, points: 1 }, []],
  ["Email,Points,Action", "Influence.io", { email: 0, points: 1, note: 2 }, []],
  ["Shopify Customer ID,Email,Points", "BON Loyalty", { customerId: 0, email: 1, points: 2 }, []],
  [
    "Customer ID,Email,Points,First Name,Last Name,Birthdate",
    "Growave",
    { customerId: 0, email: 1, points: 2, firstName: 3, lastName: 4 },
    ["Birthdate"],
  ],
  [
    "email,points,first_name,last_name,birthdate",
    "Growave",
    { email: 0, points: 1, firstName: 2, lastName: 3 },
    ["birthdate"],
  ],
  [
    "Email,Points Balance,Birthdate,VIP Tier,Activation Date,Credits Balance",
    "Rivo",
    { email: 0, points: 1 },
    ["Birthdate", "VIP Tier", "Activation Date", "Credits Balance"],
  ],
  [
    "Email,Points Balance,Birthdate,Points Expiry,Created At",
    "Rivyo",
    { email: 0, points: 1 },
    ["Birthdate", "Points Expiry", "Created At"],
  ],
  [
    "member_id,user_id,email,first_name,last_name,referral_code,status,points",
    "RewardsWP",
    { email: 2, firstName: 3, lastName: 4, points: 7 },
    ["member_id", "user_id", "referral_code", "status"],
  ],
  [
    "Email,First Name,Last Name,Points Balance,Referral Link",
    "Yotpo",
    { email: 0, firstName: 1, lastName: 2, points: 3 },
    ["Referral Link"],
  ],
  [
    "Full Name,First Name,Last Name,Email,Points Balance,Points Spent,Birthday",
    "Yotpo",
    { fullName: 0, firstName: 1, lastName: 2, email: 3, points: 4 },
    ["Points Spent", "Birthday"],
  ],
  ["user_email,points", "WPLoyalty", { email: 0, points: 1 }, []],
  ["Mobile,Points", null, { phone: 0, points: 1 }, []],
  ["E-Mail,Loyalty points,", null, { email: 0, points: 1 }, []],
  [
    "Customer ID,Email,Accepts Email Marketing,Default Address Phone,Phone,Note,Points",
    "Shopify customers",
    { customerId: 0, email: 1, phone: 4, points: 6 },
    ["Accepts Email Marketing", "Default Address Phone", "Note"],
  ],
])("knows the columns of %s", (header, source, columns, unread) => {
  expect(read(header)).toEqual({ ok: true, columns, unread, source });
});

it.each([
  ["Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Phone", "No column holds points"],
  ["Name,Email,Financial Status,Lineitem name,Lineitem price", "export of orders"],
  ["Vend customer ID,Points", "No column says whose points they are"],
  ["ada@example.com,250", "No column holds points"],
  ["Email,Points,Points Balance", "Two columns hold points: “Points” and “Points Balance”. Remove one."],
  ["Email,User Email,Points", "Two columns hold e-mail addresses"],
])("refuses %s", (header, words) => {
  expect(read(header)).toEqual({ ok: false, problem: expect.stringContaining(words) });
});
