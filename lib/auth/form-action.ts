import { redirect } from "next/navigation";
import type { z } from "zod";
import type { ActorOf } from "#lib/access/actor";
import type { FormLink, FormPick, FormState, Said } from "#lib/auth/form-state";
import { fieldsOf, PLAINLY, toRefusal } from "#lib/auth/refusal";
import { fromOwnOrigin, isPlainForm, requestId } from "#lib/auth/request";
import {
  actorOrRefusal,
  type OnTablet,
  type SignedInRole,
  tabletNow,
  type WhileHandedOver,
} from "#lib/auth/require-actor";
import { DomainError, forbidden } from "#lib/kernel/errors";

/** What a form's work ends in: words on the same page, with what was typed or without it, or another page. */
export type FormOutcome =
  | {
      note: string;
      said?: readonly Said[];
      links?: readonly FormLink[];
      picks?: readonly FormPick[];
      keepTyped?: true;
    }
  | { to: string };

type Typed = Record<string, string | string[]>;

/** The typed fields of a form, without the framework's own and without files. */
export function typedFields(form: FormData): Typed {
  const keys = [...new Set(form.keys())].filter((key) => !key.startsWith("$ACTION"));
  // From entries, so that a field of any name is a field, also one called __proto__.
  return Object.fromEntries(
    keys.map((key): [string, string | string[]] => {
      const values = form.getAll(key).filter((v): v is string => typeof v === "string");
      return key.endsWith("[]") ? [key.slice(0, -2), values] : [key, values.at(-1) ?? ""];
    }),
  );
}

/**
 * Wraps the work of one form for one audience: own origin, then the gate, then strict parsing, then the
 * work. Every refusal keeps what was typed, except the fields named in `secrets`. Fields whose name ends
 * in `[]` arrive as lists. Where no script runs, staff who were signed out meanwhile are led to the door;
 * the partners' pages show what was typed instead. While the phone is with the other partner it is shut, but
 * for what `whileHandedOver` names, and a clinician's tablet with a partner but for what `onTablet` names.
 */
export function formAction<R extends SignedInRole, S extends z.ZodType>(
  role: R,
  schema: S,
  run: (actor: ActorOf<R>, input: z.output<S>) => Promise<FormOutcome>,
  secrets: readonly string[] = [],
  whileHandedOver?: WhileHandedOver<[input: z.output<S>]>,
  onTablet?: OnTablet<[input: z.output<S>]>,
): (previous: FormState, form: FormData) => Promise<FormState> {
  return guarded(
    schema,
    async (input) =>
      run(
        await actorOrRefusal(
          role,
          (handed) => whileHandedOver?.(handed, input) ?? false,
          (tablet) => onTablet?.(tablet, input) ?? false,
        ),
        input,
      ),
    secrets,
    () =>
      actorOrRefusal(
        role,
        () => whileHandedOver !== undefined,
        () => onTablet !== undefined,
      ),
    role !== "partner",
  );
}

/**
 * As `formAction` for the page a handed-over tablet stands on: whoever has it in hand is let past, and the work asks who
 * holds it. Whether its holder may go on is then told by nothing but what the work says.
 */
export function tabletAction<S extends z.ZodType>(
  role: "partner",
  schema: S,
  run: (input: z.output<S>) => Promise<FormOutcome>,
  secrets: readonly string[] = [],
): (previous: FormState, form: FormData) => Promise<FormState> {
  return guarded(schema, run, secrets, async () => {
    if (!(await tabletNow())) await actorOrRefusal(role);
  });
}

/** As `formAction` for people at the door, who have no actor yet. */
export function doorAction<S extends z.ZodType>(
  schema: S,
  run: (input: z.output<S>) => Promise<FormOutcome>,
  secrets: readonly string[] = [],
): (previous: FormState, form: FormData) => Promise<FormState> {
  return guarded(schema, run, secrets, async () => undefined);
}

function guarded<S extends z.ZodType>(
  schema: S,
  run: (input: z.output<S>) => Promise<FormOutcome>,
  secrets: readonly string[],
  gate: () => Promise<unknown>,
  leadsToDoor = false,
) {
  return async (_previous: FormState, form: FormData): Promise<FormState> => {
    const typed = typedFields(form);
    const values = Object.fromEntries(Object.entries(typed).filter(([name]) => !secrets.includes(name)));
    let outcome: FormOutcome;
    try {
      if (!(await fromOwnOrigin()))
        throw forbidden("This form did not come from our own page. Please reload it.");
      await gate();
      const parsed = schema.safeParse(typed, PLAINLY);
      if (!parsed.success) {
        throw new DomainError("invalid_input", "Please look at the marked fields.", fieldsOf(parsed.error));
      }
      outcome = await run(parsed.data);
    } catch (error) {
      const refusal = toRefusal(error, await requestId());
      // Their pages would answer with a redirect that repeats the post, and end in a page of no words.
      if (leadsToDoor && refusal.code === "signed_out" && (await isPlainForm())) redirect("/sign-in");
      // Every page leads to the one that asks for the phone back; a redirect while drawing would repeat the post.
      if (refusal.code === "handed_over" && (await isPlainForm())) redirect("/home");
      return {
        status: "refused",
        code: refusal.code,
        message: refusal.message,
        fields: refusal.fields,
        values,
      };
    }
    if ("to" in outcome) redirect(outcome.to as never);
    return {
      status: "done",
      note: outcome.note,
      ...(outcome.said && { said: outcome.said }),
      ...(outcome.links && { links: outcome.links }),
      ...(outcome.picks && { picks: outcome.picks }),
      ...(outcome.keepTyped && { values }),
    };
  };
}
