import { createHash, randomBytes } from "node:crypto";
import postgres from "postgres";

export const LINK_HOURS = 72;

/**
 * A one-time link that makes the practice and its first admin, while no practice exists; null once one
 * does. Only the link's hash is stored. Earlier unused links stop working.
 */
export async function firstAdminLink(ownerUrl: string, origin: string): Promise<string | null> {
  const client = postgres(ownerUrl, { max: 1, prepare: false, onnotice: () => {} });
  try {
    return await client.begin(async (tx) => {
      await tx`set local role app_owner`;
      const [found] = await tx`select 1 from practice limit 1`;
      if (found) return null;
      const token = randomBytes(32);
      await tx`delete from first_admin_link`;
      await tx`insert into first_admin_link (token_hash, expires_at)
        values (${createHash("sha256").update(token).digest()}, now() + make_interval(hours => ${LINK_HOURS}))`;
      return `${origin}/first-admin/${token.toString("base64url")}`;
    });
  } finally {
    await client.end({ timeout: 5 });
  }
}
