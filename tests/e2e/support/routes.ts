import { listExercises } from "#lib/exercises/queries";
import type { Who } from "./people";
import { demoPlaces } from "./places";

export type Route = { who: Who | "nobody"; path: string };

const of = (who: Route["who"], paths: readonly string[]): Route[] => paths.map((path) => ({ who, path }));

/** Every page of the clinician's room, in each state that the sample practice has. */
export async function clinicianRoutes(): Promise<Route[]> {
  const { drafts, unplanned, final, closed, paused, sentTask, drawn } = await demoPlaces();
  const couple = `/couples/${closed.coupleId}`;
  const exercise = listExercises().find(({ slug }) => slug === "softer-reach")?.slug ?? "";
  return of("clinician", [
    "/today",
    "/couples",
    "/couples?stage=early",
    "/couples?stage=early&state=closed",
    "/couples/new",
    couple,
    `/couples/${paused}`,
    `${couple}/formulation`,
    `${couple}/formulation/rate`,
    `/couples/${paused}/formulation/map`,
    `/couples/${paused}/formulation/map/edit`,
    `/couples/${drawn}/formulation`,
    `/couples/${drawn}/formulation/print`,
    `/couples/${drawn}/formulation/record/a`,
    `/couples/${drawn}/formulation/record/a?version=1`,
    `/couples/${drawn}/formulation/record/b/print`,
    `/couples/${paused}/formulation/record/b`,
    `/couples/${drawn}/formulation/map`,
    `/couples/${drawn}/formulation/map?version=1`,
    `/couples/${drawn}/formulation/map/edit?notes=yes`,
    `/couples/${drawn}/formulation/map/screen`,
    `/couples/${drawn}/formulation/map/versions`,
    `/couples/${drawn}/formulation/map/print`,
    `${couple}/formulation/episodes`,
    "/how-chosen",
    "/keys",
    `${couple}/progress`,
    `${couple}/people`,
    `${couple}/sessions/new`,
    `${drafts.at(-1)?.session}/plan`,
    `${drafts.at(-1)?.session}/run`,
    `${drafts.at(-1)?.session}/wrap-up`,
    `${unplanned.session}/plan`,
    `${unplanned.session}/change`,
    `${unplanned.session}/prep`,
    `${final.session}/prep`,
    `${closed.session}/change`,
    `${final.session}/plan`,
    `${final.session}/run`,
    `${closed.session}/plan`,
    `${closed.session}/run`,
    `${closed.session}/hand-over`,
    `${closed.session}/wrap-up`,
    `${closed.session}/note`,
    `${closed.session}/note/a`,
    `${closed.session}/note/print`,
    `${closed.session}/process-note`,
    `${couple}/notes`,
    "/library",
    "/library?view=table",
    "/library?words=nothing-like-this",
    `/library/${exercise}`,
    `/library/${exercise}/preview`,
    `/library/${exercise}/history`,
    `/library/${exercise}/print/handout`,
    `/library/${exercise}/print/sheet`,
    "/library/own-ask-by-letter/edit",
    "/library/own-ask-by-letter/preview",
    "/library/new",
    "/library/import",
    "/library/measures",
    "/templates",
    `${drafts.at(-1)?.session}/plan/versions`,
    `${final.session}/plan/print`,
    "/library/measures/csi-4",
    "/library/measures/ors",
    "/review",
    `/review/${sentTask}`,
    "/nothing-here",
  ]);
}

/** Every page of the other rooms and of the door. */
export async function otherRoutes(): Promise<Route[]> {
  return [
    ...of("supervisor", ["/trends", "/method", "/co-sign"]),
    ...of("admin", ["/members", "/caseloads", "/practice", "/outbox", "/audit"]),
    ...of("partnerA", [
      "/home",
      "/after",
      "/after/done",
      "/tablet",
      "/check-in",
      "/check-in/done",
      "/questions/1",
      "/questions/done",
      "/okay",
      "/moments",
      "/moments/1",
      "/moments/2",
      "/moments/later",
      "/moments/view",
      "/moments/both",
      "/moments/done",
      "/our-map",
      "/talk",
      "/together",
      "/who-can-see",
      "/help-now",
    ]),
    ...of("nobody", [
      "/sign-in",
      "/run-shell",
      "/help-now",
      "/invite/nonsense",
      "/first-admin/nonsense",
      "/nothing-here",
    ]),
  ];
}
