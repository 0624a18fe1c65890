import pino, { type DestinationStream, type Logger } from "pino";

/** Keys whose values never reach a log, at any depth a log line of ours has. */
export const REDACTED_KEYS = [
  "answers",
  "body",
  "codeName",
  "cookie",
  "email",
  "authorization",
  "name",
  "note",
  "params",
  "parameters",
  "passphrase",
  "query",
  "secret",
  "sql",
  "text",
  "title",
  "token",
  "values",
] as const;

const PATHS = REDACTED_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

/**
 * What a log line may say of an error: its class, its code, and where in our code it happened. The
 * message is left out, because a database error's message holds the statement and its parameters.
 */
export function describeError(error: unknown): { kind: string; code: string | null; at: string[] } {
  if (!(error instanceof Error)) return { kind: typeof error, code: null, at: [] };
  const chain: Error[] = [];
  for (let e: unknown = error; e instanceof Error && chain.length < 4; e = e.cause) chain.push(e);
  const code = chain.map((e) => (e as { code?: unknown }).code).find((c) => typeof c === "string") ?? null;
  const at = (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) =>
      line.trim().replace(/\(?(?:file:\/\/)?\/[^ )]*\/(?=(?:app|lib|db|node_modules|\.next)\/)/, "("),
    );
  return { kind: chain.map((e) => e.name).join(" < "), code: code as string | null, at };
}

/** A logger of the product's own making; tests hand in a stream to read what was written. */
export function makeLog(stream?: DestinationStream): Logger {
  const options = {
    level: process.env.EVENKEEL_LOG ?? "info",
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: PATHS, censor: "[left out]" },
    serializers: { error: describeError, err: describeError },
  };
  return stream ? pino(options, stream) : pino(options);
}

export const log: Logger = makeLog();
