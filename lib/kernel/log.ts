import pino, { type DestinationStream, type LogFn, type Logger } from "pino";

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
  const at = framesOf(error)
    .slice(0, 6)
    .map((line) => line.replace(/(?:file:\/\/)?\/[^ )]*\/(?=(?:app|lib|db|node_modules|\.next)\/)/, ""));
  return { kind: chain.map((e) => e.name).join(" < "), code: code as string | null, at };
}

/** The frames of a stack. A message can hold lines that look like frames, so it is cut off first. */
function framesOf(error: Error): string[] {
  const stack = error.stack ?? "";
  const head = stack.indexOf(error.message);
  if (head < 0) return []; // the message was changed since: the stack still holds the old one
  const lines = stack.slice(head + error.message.length).split("\n");
  return lines.filter((line) => /^\s+at /.test(line)).map((line) => line.trim());
}

/** An error under a key of any other name: the driver hangs the row's values on it. */
function withoutErrors(line: Record<string, unknown>): Record<string, unknown> {
  const entries = Object.entries(line).map(([key, value]) =>
    value instanceof Error && key !== "error" && key !== "err" ? [key, describeError(value)] : [key, value],
  );
  return Object.fromEntries(entries) as Record<string, unknown>;
}

/** A line without words of ours would be given the error's own message by the library. */
function inOurWords(this: Logger, args: Parameters<LogFn>, method: LogFn): void {
  const [first, words] = args as unknown[];
  const described = typeof first === "object" && words === undefined;
  method.apply(this, described ? ([first, "no words given"] as unknown as Parameters<LogFn>) : args);
}

/** What EVENKEEL_LOG can say, from the fewest lines to the most. */
export const LOG_LEVELS = ["silent", "fatal", "error", "warn", "info", "debug", "trace"] as const;

export function isLogLevel(text: string): boolean {
  return LOG_LEVELS.some((level) => level === text);
}

/** The level asked for. A word it does not know is named when the settings are read; until then, the usual one. */
function levelAsked(): string {
  const asked = process.env.EVENKEEL_LOG ?? "info";
  return isLogLevel(asked) ? asked : "info";
}

/** A logger of the product's own making; tests hand in a stream to read what was written. */
export function makeLog(stream?: DestinationStream): Logger {
  const options = {
    level: levelAsked(),
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: PATHS, censor: "[left out]" },
    serializers: { error: describeError, err: describeError },
    formatters: { log: withoutErrors },
    hooks: { logMethod: inOurWords },
  };
  return stream ? pino(options, stream) : pino(options);
}

export const log: Logger = makeLog();
