import { bareCode, type SourceFile, sourceFiles } from "#tests/architecture/source";

/** What can be asked of the product, found in its source. */
export type SurfaceVerb = { name: string; path: string; takes: string | null };
export type SurfaceGate = { name: string; path: string; exported: string };

const DOMAINS =
  /^lib\/(exercises|couples|accounts|formulation|planning|homework|notes|measures|progress|release|supervision)\/[\w-]+\.ts$/;
const FUNCTION = /^export (?:async )?function (\w+)(?:<[^(]*>)?\(\s*(?:(\w+)\??: ([^,)=]+))?[\s\S]*?\n\}/gm;
const ARROW = /^export const (\w+)(?:: [^=]+)? = (?:async )?\(\s*(?:(\w+)\??: ([^,)=]+))?/gm;

/** The type alias behind a name, one step: `type Clinician = ActorOf<"clinician">`. */
function unfold(type: string, text: string): string {
  if (!/^\w+$/.test(type)) return type;
  return text.match(new RegExp(`^(?:export )?type ${type} = ([^;]+);`, "m"))?.[1] ?? type;
}

/**
 * The exported functions of a domain that reach the database by themselves: they take an actor first, or
 * open one for somebody at the door. Those that join an open transaction (`xIn(tx, ...)`) are part of one.
 */
function verbsOf(file: SourceFile): SurfaceVerb[] {
  const domain = file.path.split("/")[1];
  const found = [...file.text.matchAll(FUNCTION), ...file.text.matchAll(ARROW)];
  return found.flatMap(([body = "", name = "", parameter, type = ""]) => {
    const role = unfold(type.trim(), file.text).match(/Actor(?:Of<([^>]+)>)?/);
    const code = bareCode(body);
    const isAsync = /^export async|^export const \w+[^=]* = async|\): Promise</m.test(body);
    const isVerb = parameter !== "tx" && ((role !== null && isAsync) || /\bwithActor\(/.test(code));
    return isVerb
      ? [{ name: `${domain}/${name}`, path: file.path, takes: role ? (role[1] ?? "Actor") : null }]
      : [];
  });
}

export function surfaceVerbs(): SurfaceVerb[] {
  return sourceFiles()
    .filter((file) => DOMAINS.test(file.path))
    .flatMap(verbsOf)
    .sort((a, b) => a.name.localeCompare(b.name));
}

const METHODS = "GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS";
const HANDLER = new RegExp(`^export (?:async )?(?:function|const) (${METHODS})\\b`, "gm");

/** Every form action and every method of every handler. */
export function surfaceGates(): SurfaceGate[] {
  const app = sourceFiles().filter((file) => file.path.startsWith("app/"));
  const actions = app
    .filter((file) => file.directive === "server")
    .flatMap((file) =>
      [...file.text.matchAll(/^export (?:async function|const|function) (\w+)/gm)].map(([, name = ""]) => ({
        name: `${file.path.replace(/^app\//, "").replace(/\/actions\.ts$/, "")} ${name}`,
        path: file.path,
        exported: name,
      })),
    );
  const handlers = app
    .filter((file) => file.path.endsWith("/route.ts"))
    .flatMap((file) =>
      [...file.text.matchAll(HANDLER)].map(([, method = ""]) => ({
        name: `${method} ${file.path
          .replace(/^app/, "")
          .replace(/\/\(\w+\)/g, "")
          .replace(/\/route\.ts$/, "")}`,
        path: file.path,
        exported: method,
      })),
    );
  return [...actions, ...handlers].sort((a, b) => a.name.localeCompare(b.name));
}
