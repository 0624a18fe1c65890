import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { type FormState, fieldErrors } from "#lib/auth/form-state";

/**
 * After a refusal because the length was changed elsewhere, the form is drawn anew from the length as it is by now; what
 * was typed stays. Each such answer counts by itself: the length may have changed once more since the last.
 */
export function useLengthByNow(state: FormState): void {
  const router = useRouter();
  useEffect(() => {
    const isBehind =
      state.status === "refused" && state.code === "conflict" && fieldErrors(state, "minutes").length > 0;
    if (isBehind) router.refresh();
  }, [state, router]);
}
