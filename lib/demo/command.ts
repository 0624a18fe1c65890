import { removeDemo } from "#lib/demo/remove-demo";
import { seedDemo } from "#lib/demo/seed-demo";
import { DEMO_SIGN_INS } from "#lib/demo/sign-ins";
import { DomainError } from "#lib/kernel/errors";

const USAGE = "Say what to do: npm run db:seed, or npm run demo:remove.";
const NO_URL =
  "Set DATABASE_URL to the connection of the database's owner, as in postgres://owner:password@host:5432/evenkeel.";
const NOT_OWNER =
  "DATABASE_URL signs in as somebody who may not act as the owner. Nothing was changed. Use the connection that runs the migrations.";
const NO_TABLES =
  "This database has no Evenkeel tables yet. Nothing was changed. Start the server once, then try again.";

/** PostgreSQL codes of somebody who is not the owner, and of a database that was never migrated. */
const SENTENCE_OF: Readonly<Record<string, string>> = {
  "42501": NOT_OWNER,
  "22023": NO_TABLES,
  "42P01": NO_TABLES,
};

/** The sentence for whatever went wrong. */
function problemOf(error: unknown): string {
  if (error instanceof DomainError) return error.message;
  for (let e = error; e instanceof Error; e = e.cause) {
    const code = (e as { code?: unknown }).code;
    if (typeof code !== "string") continue;
    const sentence = SENTENCE_OF[code];
    return sentence ?? `The database cannot be used (${code}). Nothing was changed.`;
  }
  return error instanceof Error ? error.message : String(error);
}

async function seed(url: string, print: (line: string) => void): Promise<void> {
  const { rows, released } = await seedDemo(url, new Date());
  print(
    `The sample practice is in: ${rows.couple} couples, ${rows.session} sessions, ${rows.response} answers sent, ${released.length} quarters released.`,
  );
  print("Sign-ins, for the demo only:");
  for (const { what, email, passphrase } of DEMO_SIGN_INS) {
    print(`  ${what.padEnd(22)} ${email.padEnd(26)} ${passphrase}`);
  }
}

async function remove(url: string, print: (line: string) => void): Promise<void> {
  const { practices, rows, identities } = await removeDemo(url);
  print(
    practices === 0
      ? "There is no sample practice in this database. Nothing was changed."
      : `The sample practice is gone: ${rows} rows, ${identities} sign-ins among them. Nothing else was touched.`,
  );
}

const VERBS = new Map([
  ["seed", seed],
  ["remove", remove],
]);

/** Runs `seed` or `remove` against DATABASE_URL and prints what it did. Returns the exit code. */
export async function runDemoCommand(
  args: readonly string[],
  databaseUrl: string | undefined,
  print: (line: string) => void,
): Promise<number> {
  const verb = args.length === 1 ? VERBS.get(args[0] ?? "") : undefined;
  if (!verb) {
    print(USAGE);
    return 2;
  }
  if (!databaseUrl) {
    print(NO_URL);
    return 2;
  }
  try {
    await verb(databaseUrl, print);
    return 0;
  } catch (error) {
    print(problemOf(error));
    return 1;
  }
}
