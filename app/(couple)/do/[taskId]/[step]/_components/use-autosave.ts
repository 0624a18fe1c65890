import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState, useTransition } from "react";
import type { AnswerValue } from "#lib/exercises/types";
import { keptClock } from "../../../../../_ui/question/kept-clock";
import { beforeLeaving } from "../../../../../_ui/shell/last-words";
import { tellOtherWindows } from "../../../../../_ui/shell/other-windows";
import { put } from "../../../../_components/put";

/** Keystrokes rest this long before they are saved. */
const REST_MS = 800;
const FIRST_RETRY_MS = 2000;
const LONGEST_RETRY_MS = 30_000;
/** Without an answer by then, what stands here is sent as it is. */
const LONGEST_CATCH_UP_MS = 3000;

/** The turn that comes, at the question of this place. */
type Turn = { place: number; turn: number };
type Onward = { address: string; answer: Answer; replace: boolean; turn?: Turn | undefined };

export type Saving = "none" | "typing" | "saving" | "saved";
export type Problem = { code: string; message: string; errors: readonly string[] };

type Answer = AnswerValue | null;

type AutosaveProps = {
  taskId: string;
  /** Name of the field this page asks for. */
  name: string;
  /** What the server has, at its version. */
  version: number;
  saved: Answer;
  /** What stands in the form now. */
  read: () => Answer;
  /** True for time that ran: it only grows, so the larger of two numbers holds the smaller. */
  grows: boolean;
};

function same(a: Answer, b: Answer): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * Saves one field as it is typed: a moment after the last key, at once when the page is hidden, one request
 * at a time, and again until it went through. When another window saved first, the page asks the server for
 * the newest version: an untouched field is saved on top of it, a touched one is shown beside it, and nothing
 * is saved until the writer has picked.
 */
export function useAutosave({ taskId, name, version, saved, read, grows }: AutosaveProps) {
  const router = useRouter();
  const [saving, setSaving] = useState<Saving>("none");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [hasOther, setHasOther] = useState(false);
  const seen = useRef({ version, answer: saved });
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const retryMs = useRef(FIRST_RETRY_MS);
  const asked = useRef(false);
  // Where a button is taking the writer, and the answer to keep first; a skip keeps none.
  const onward = useRef<Onward | null>(null);
  const gone = useRef(false);
  // Two texts stand side by side: a save by itself would write one over the other.
  const undecided = useRef(false);
  // Set while a page that was reloaded with its clock running looks up what it saved when it went away.
  const caughtUp = useRef<{ promise: Promise<void>; resolve: () => void } | null>(null);
  const [catchingUp, catchUp] = useTransition();
  const saveRef = useRef<(answer?: Answer, keepalive?: boolean) => Promise<boolean>>(async () => false);

  const go = useCallback(async () => {
    if (onward.current === null) return;
    const { address, replace, turn } = onward.current;
    if (turn) {
      const heard = await put(`/api/hand-overs/${taskId}`, turn);
      if (!heard.ok) {
        onward.current = null;
        setProblem({ code: heard.code, message: heard.message, errors: [] });
        return;
      }
      tellOtherWindows();
    }
    gone.current = true;
    if (replace) window.location.replace(address);
    else window.location.assign(address);
  }, [taskId]);

  /** What stands in the form is what the server has: nothing more is said against it. */
  const settle = useCallback(() => {
    clearTimeout(timer.current);
    setProblem(null);
    setSaving((now) => (now === "none" ? now : "saved"));
    return true;
  }, []);

  const later = useCallback((ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void saveRef.current(), ms);
  }, []);

  const send = useCallback(
    async (answer: Answer, keepalive: boolean): Promise<boolean> => {
      const heard = await put(
        `/api/drafts/${taskId}`,
        { version: seen.current.version, answers: { [name]: answer } },
        { keepalive },
      );
      if (heard.ok) {
        seen.current = { version: Number(heard.body.version), answer };
        retryMs.current = FIRST_RETRY_MS;
        setProblem(null);
        setSaving("saved");
        return true;
      }
      setSaving("typing");
      if (heard.code === "stale_version") {
        asked.current = true;
        router.refresh();
        return false;
      }
      setProblem({
        code: heard.code,
        message: heard.message,
        errors: heard.fields[name] ?? heard.fields[`answers.${name}`] ?? [],
      });
      if (heard.again) {
        later(retryMs.current);
        retryMs.current = Math.min(retryMs.current * 2, LONGEST_RETRY_MS);
      }
      return false;
    },
    [taskId, name, router, later],
  );

  const save = useCallback(
    async (answer: Answer = read(), keepalive = false): Promise<boolean> => {
      clearTimeout(timer.current);
      if (gone.current) return true;
      if (undecided.current) return false;
      await caughtUp.current?.promise;
      if (running.current) await running.current;
      if (same(answer, seen.current.answer)) return settle();
      setSaving("saving");
      const request = send(answer, keepalive);
      running.current = request;
      const done = await request;
      running.current = null;
      // Keys pressed while the request was under way rest again and follow.
      if (done && onward.current === null && !same(read(), seen.current.answer)) later(REST_MS);
      return done;
    },
    [read, send, later, settle],
  );
  saveRef.current = save;

  const changed = useCallback(() => {
    if (running.current === null && same(read(), seen.current.answer)) return void settle();
    setSaving("typing");
    setProblem(null);
    later(REST_MS);
  }, [read, later, settle]);

  /**
   * Saves what stands in the form, or `answer`, and moves on once it is kept; with `replace`, Back does not return
   * here. With `turn` the phone is passed on for that turn first, and stays here when that cannot be done.
   */
  const leaveFor = useCallback(
    async (address: string, answer: Answer = read(), replace = false, turn?: Turn): Promise<void> => {
      onward.current = { address, answer, replace, turn };
      if (await save(answer)) await go();
      else if (!asked.current) onward.current = null;
    },
    [read, save, go],
  );

  // The page before saved its time as it went: this one may have been drawn without it, at an older version.
  useEffect(() => {
    if (!grows || keptClock() === null) return;
    let resolve = () => {};
    const promise = new Promise<void>((done) => {
      resolve = done;
      setTimeout(done, LONGEST_CATCH_UP_MS);
    });
    caughtUp.current = { promise, resolve };
    catchUp(() => router.refresh());
  }, [grows, router]);

  const wasCatchingUp = useRef(false);
  useEffect(() => {
    const isOver = wasCatchingUp.current && !catchingUp;
    wasCatchingUp.current = catchingUp;
    if (!isOver || caughtUp.current === null) return;
    if (version > seen.current.version) seen.current = { version, answer: saved };
    caughtUp.current.resolve();
    caughtUp.current = null;
  }, [catchingUp, version, saved]);

  useEffect(() => {
    if (!asked.current || version <= seen.current.version) return;
    asked.current = false;
    const before = seen.current.answer;
    seen.current = { version, answer: saved };
    const holdsIt = grows && Number(read()) >= Number(saved);
    if (same(saved, before) || same(saved, read()) || holdsIt) {
      void saveRef
        .current(onward.current ? onward.current.answer : read())
        .then((kept) => (kept ? go() : undefined));
      return;
    }
    onward.current = null;
    undecided.current = true;
    setHasOther(true);
  }, [version, saved, read, go, grows]);

  useEffect(() => {
    const onHide = () => {
      if (document.visibilityState === "hidden") void saveRef.current(undefined, true);
    };
    const onOnline = () => void saveRef.current();
    const stay = beforeLeaving(() => saveRef.current(undefined, true));
    document.addEventListener("visibilitychange", onHide);
    window.addEventListener("online", onOnline);
    return () => {
      stay();
      clearTimeout(timer.current);
      document.removeEventListener("visibilitychange", onHide);
      window.removeEventListener("online", onOnline);
    };
  }, []);

  const keepMine = useCallback(() => {
    undecided.current = false;
    setHasOther(false);
    void saveRef.current();
  }, []);

  const takeOther = useCallback(() => {
    gone.current = true;
    window.location.reload();
  }, []);

  return { saving, problem, hasOther, changed, leaveFor, keepMine, takeOther };
}
