import postgres from "postgres";

/** Whether a database holds any practice, and whether a sample one is among them. Needs the owner's address. */
export async function practicesIn(ownerUrl: string): Promise<{ any: boolean; sample: boolean }> {
  const client = postgres(ownerUrl, { max: 1, prepare: false, onnotice: () => {} });
  try {
    return await client.begin(async (tx) => {
      await tx`set local role app_owner`;
      const [found] = await tx<{ any: boolean; sample: boolean }[]>`
        select count(*) > 0 as any, coalesce(bool_or(is_sample), false) as sample from practice`;
      return found ?? { any: false, sample: false };
    });
  } finally {
    await client.end({ timeout: 5 });
  }
}
