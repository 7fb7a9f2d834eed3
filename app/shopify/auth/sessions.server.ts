import { Session } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import { z } from "zod";
import { env } from "#app/platform/env.server.ts";
import { prisma } from "#app/platform/db.server.ts";
import { seal, unseal } from "./token-seal.ts";

const properties = z.array(z.tuple([z.string(), z.union([z.string(), z.number(), z.boolean()])]));

/** Shopify's sessions in our own table; everything in them is sealed, tokens and staff names alike. */
export class SealedSessionStorage implements SessionStorage {
  async storeSession(session: Session): Promise<boolean> {
    const row = {
      shop_domain: session.shop,
      is_online: session.isOnline,
      expires_at: session.expires ?? null,
      sealed: new Uint8Array(seal(JSON.stringify(session.toPropertyArray(true)), env().TOKEN_KEYS)),
      updated_at: new Date(),
    };
    await prisma().shopify_session.upsert({
      where: { id: session.id },
      create: { id: session.id, ...row },
      update: row,
    });
    return true;
  }

  async loadSession(id: string): Promise<Session | undefined> {
    const row = await prisma().shopify_session.findUnique({ where: { id } });
    return row ? this.open(row.sealed) : undefined;
  }

  async deleteSession(id: string): Promise<boolean> {
    await prisma().shopify_session.deleteMany({ where: { id } });
    return true;
  }

  async deleteSessions(ids: string[]): Promise<boolean> {
    await prisma().shopify_session.deleteMany({ where: { id: { in: ids } } });
    return true;
  }

  async findSessionsByShop(shop: string): Promise<Session[]> {
    const rows = await prisma().shopify_session.findMany({ where: { shop_domain: shop } });
    return rows.flatMap((row) => this.open(row.sealed) ?? []);
  }

  private open(sealed: Uint8Array): Session | undefined {
    const text = unseal(sealed, env().TOKEN_KEYS);
    if (text === null) return undefined;
    return Session.fromPropertyArray(properties.parse(JSON.parse(text)), true);
  }
}

/** After an uninstall, or when Shopify refuses our token: the next visit exchanges new ones. */
export async function forgetSessions(shopDomain: string): Promise<void> {
  await prisma().shopify_session.deleteMany({ where: { shop_domain: shopDomain } });
}
