import type { Import, SourceFile } from "#tests/architecture/source";

/** A room of the house: which files are in it, and what those may import. The first that fits counts. */
export type Room = {
  name: string;
  holds: RegExp;
  /** For files that are in a room by their first line rather than by their name. */
  directive?: "client";
  /** Paths in the checkout. */
  paths: readonly RegExp[];
  /** Further paths, as types only. */
  types?: readonly RegExp[];
  /** Packages and Node modules. */
  packages?: readonly RegExp[];
};

const ANY_LIB_TYPE = /^lib\//;
/** Modules that are words and arithmetic: no database, no key, no package. Safe in a browser. */
const PURE =
  /^lib\/(\w+\/(rules|types)|exercises\/(stages|traits|library-page|reading-grade|gate-words|rules-personal)|couples\/(days|rules-not-now|rules-secrets|rules-session-check|session-check-items)|formulation\/(constants|rules-(map|record)|map-(types|words|picture))|homework\/rules-[\w-]+|planning\/(constants|run-types|rules-[\w-]+)|auth\/form-state)\.ts$/;
const UI = /^app\/_ui\//;
/** A route's own files; that groups stay apart is a rule of its own. */
const ROUTES = /^app\/(?!_ui\/)/;
const SCHEMA = /^lib\/\w+\/schema\.ts$/;
const AUTH = /^lib\/auth\//;
/** What the app asks of the product: every domain, but never keys, scopes or the audit writer. */
const DOMAIN =
  /^lib\/(exercises|couples|accounts|formulation|planning|homework|notes|measures|progress|release|supervision)\//;
/** Ids, refusals and the clock: no words of any domain. */
const KERNEL = /^lib\/kernel\/(ids|errors|clock)\.ts$/;
const REACT = /^react(-dom)?$/;
const DRAG = /^@atlaskit\/pragmatic-drag-and-drop\/element\/adapter$/;

const LIB_PACKAGES: Readonly<Record<string, readonly RegExp[]>> = {
  kernel: [/^node:crypto$/, /^pino$/],
  access: [/^drizzle-orm(\/|$)/],
  secrets: [/^drizzle-orm(\/|$)/, /^node:/, /^postgres$/],
  audit: [/^drizzle-orm(\/|$)/],
  auth: [
    /^next(-auth)?(\/|$)/,
    /^react$/,
    /^@node-rs\/argon2$/,
    /^@zxcvbn-ts\//,
    /^drizzle-orm$/,
    /^node:crypto$/,
    /^zod$/,
  ],
  exercises: [/^zod$/, /^drizzle-orm(\/|$)/, /^node:crypto$/],
  planning: [/^drizzle-orm(\/|$)/, /^zod$/, /^node:crypto$/, /^temporal-polyfill$/, /^ical-generator$/],
  jobs: [/^drizzle-orm$/, /^node:/, /^nodemailer$/, /^pg-boss$/, /^postgres$/, /^temporal-polyfill$/],
  demo: [/^drizzle-orm(\/|$)/, /^node:/, /^postgres$/, /^temporal-polyfill$/],
  launch: [/^node:/, /^postgres$/],
};
const DOMAIN_PACKAGES = [/^drizzle-orm(\/|$)/, /^zod$/, /^node:crypto$/, /^temporal-polyfill$/];

/** Left to right: a domain may import itself and what stands before it. */
export const LIB_ORDER = [
  "kernel",
  "access",
  "secrets",
  "audit",
  "auth",
  "exercises",
  "couples",
  "accounts",
  "formulation",
  "planning",
  "homework",
  "notes",
  "measures",
  "progress",
  "release",
  "supervision",
  "jobs",
  "demo",
  "launch",
] as const;

/** Sign-in is for the door and for accounts; no clinical domain knows of cookies. */
const KNOWS_AUTH = new Set<string>(["auth", "accounts", "demo", "launch"]);

const libRooms = LIB_ORDER.map((name, place): Room => {
  const left = LIB_ORDER.slice(0, place + 1).filter((other) => other !== "auth" || KNOWS_AUTH.has(name));
  return {
    name: `lib/${name}`,
    holds: new RegExp(`^lib/${name}/[^/]+(/[^/]+)*\\.(ts|mjs)$`),
    paths: [new RegExp(`^lib/(${left.join("|")})/`), /^db\//],
    packages: LIB_PACKAGES[name] ?? DOMAIN_PACKAGES,
  };
});

export const ROOMS: readonly Room[] = [
  { name: "middleware", holds: /^middleware\.ts$/, paths: [], packages: [/^next\/server$/] },
  {
    name: "app/_ui",
    holds: UI,
    paths: [UI],
    packages: [REACT, /^next(\/link)?$/, /^@tanstack\/react-table$/, /^d3-(scale|shape)$/],
  },
  {
    name: "route handlers",
    holds: /^app\/.*\/route\.ts$/,
    paths: [AUTH, DOMAIN],
  },
  {
    name: "actions",
    holds: /^app\/.*\/actions\.ts$/,
    paths: [AUTH, DOMAIN, KERNEL, ROUTES],
    packages: [/^next\/(navigation|cache)$/, /^zod$/],
  },
  {
    name: "loaders",
    holds: /^app\/.*\/loaders\.ts$/,
    paths: [AUTH, DOMAIN, KERNEL, ROUTES],
    packages: [/^next(\/(navigation|headers))?$/, /^react$/],
  },
  {
    name: "client files",
    holds: /^app\//,
    directive: "client",
    paths: [UI, ROUTES, PURE],
    types: [ANY_LIB_TYPE],
    packages: [REACT, /^next\/navigation$/, DRAG],
  },
  {
    name: "hooks of client files",
    holds: /^app\/.*\/_components\/use-[\w-]+\.ts$/,
    paths: [UI, ROUTES, PURE],
    types: [ANY_LIB_TYPE],
    packages: [REACT, /^next\/navigation$/, DRAG],
  },
  {
    name: "shells and doors of a room",
    // They ask who is there before anything below them renders.
    holds: /^app\/(page\.tsx|(.*\/)?layout\.tsx|\(\w+\)\/_components\/section\.tsx)$/,
    paths: [UI, ROUTES, PURE, /^lib\/auth\/(require-actor|home-of)\.ts$/],
    packages: [REACT, /^next$/, /^next\/(navigation|headers|font\/local)$/],
  },
  {
    name: "pages",
    holds: /^app\/(.*\/)?(page|error|not-found)\.tsx$/,
    paths: [UI, ROUTES, PURE],
    types: [ANY_LIB_TYPE],
    packages: [REACT, /^next$/],
  },
  {
    name: "addresses and forms",
    // What a route reads from its address bar or its own form, parsed.
    holds: /^app\/.*\/[\w-]+-(query|address|schema)\.ts$/,
    paths: [ROUTES, PURE, SCHEMA],
    types: [ANY_LIB_TYPE],
    packages: [/^zod$/],
  },
  {
    name: "sections",
    holds: /^app\/.*\.tsx?$/,
    paths: [UI, ROUTES, PURE],
    types: [ANY_LIB_TYPE],
    packages: [REACT, /^next$/],
  },
  {
    name: "the exercise contract",
    // What an exercise is and how it is checked: no database, so that it can be read and tested anywhere.
    holds:
      /^lib\/exercises\/((rules|rules-personal|types|field-types|entries|evaluate|[\w-]+-checks|draft-faults|schema|answers-schema|stages|traits|library-page|card|slugs|blank-exercise|exercise-file|version-changes|wording|reading-grade|gate-words|queries)\.ts$|catalogue\/)/,
    paths: [/^lib\/(exercises|kernel)\//],
    packages: [/^zod$/],
  },
  ...libRooms,
  {
    name: "db",
    holds: /^db\//,
    paths: [/^db\//, /^lib\/kernel\//],
    types: [/^lib\/access\/actor\.ts$/],
    packages: [/^drizzle-orm(\/|$)/, /^postgres$/, /^node:/],
  },
  {
    name: "tests",
    holds: /^tests\//,
    paths: [/^(app|db|lib|tests)\//, /^(middleware\.ts|next\.config\.mjs|playwright\.config\.ts)$/],
    packages: [/./],
  },
  {
    name: "configuration of the tools",
    holds: /^[\w.]+\.config\.(ts|mjs)$/,
    paths: [/^tests\/support\//],
    packages: [/^next$/, /^drizzle-kit$/, /^node:/, /^playwright(\/test)?$/, /^vitest\/config$/],
  },
];

/** Which domains of `lib` each group of routes may know of, also as types. */
export const GROUP_DOMAINS: Readonly<Record<string, readonly string[]>> = {
  "(door)": ["auth", "accounts"],
  "(clinician)": [
    "auth",
    "exercises",
    "couples",
    "accounts",
    "formulation",
    "planning",
    "homework",
    "notes",
    "measures",
    "progress",
    "supervision",
    "kernel",
  ],
  "(couple)": ["auth", "exercises", "couples", "formulation", "homework", "progress", "kernel"],
  "(supervisor)": ["auth", "release", "supervision"],
  "(admin)": ["auth", "accounts"],
  "(help)": [],
};

/** Groups that may use the words of another: help is the couple's page that opens without signing in. */
export const GROUP_NEIGHBOURS: Readonly<Record<string, readonly string[]>> = {
  "(help)": ["(couple)"],
  "(clinician)": ["(help)"],
};

export function roomOf(file: Pick<SourceFile, "path" | "directive">): Room | null {
  return (
    ROOMS.find(
      (room) =>
        room.holds.test(file.path) && (room.directive === undefined || room.directive === file.directive),
    ) ?? null
  );
}

/** Whether a room's table allows one import. Stylesheets belong to whoever asks for them. */
export function mayImport(room: Room, { path, spec, typeOnly }: Import): boolean {
  if (path === null) return (room.packages ?? []).some((one) => one.test(spec));
  if (path.endsWith(".css")) return true;
  const allowed = typeOnly ? [...room.paths, ...(room.types ?? [])] : room.paths;
  return allowed.some((one) => one.test(path));
}
