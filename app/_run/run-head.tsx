"use client";
import { Breadcrumb } from "#ui/breadcrumb";
import { Button } from "#ui/button";
import { CodeName } from "#ui/code-name";
import { PageHeader } from "#ui/page-header";
import { SectionNav } from "#ui/section-nav";
import type { RunCopy } from "./copy";

type RunHeadProps = {
  copy: RunCopy;
  isDiscreet: boolean;
  isSafety: boolean;
  /** Where the session's pages are; null while no server answers. */
  base: string | null;
  onDiscreet: () => void;
  onNote: () => void;
  onSafety: () => void;
  /** Leaves for the page that hands the tablet over; null while no server answers. */
  onHandOver: (() => void) | null;
};

/** Which session this is, and what is always at hand. In the discreet view nothing names the couple. */
export function RunHead(props: RunHeadProps) {
  const { copy, isDiscreet, isSafety, base, onDiscreet, onNote, onSafety, onHandOver } = props;
  const isNamed = !isDiscreet;
  return (
    <div>
      <PageHeader
        above={
          base && isNamed ? (
            <Breadcrumb
              items={[
                { href: "/couples", label: "Couples" },
                { href: `/couples/${copy.coupleId}`, label: copy.codeName },
              ]}
            />
          ) : undefined
        }
        title={`Session ${copy.number}`}
        description={isNamed ? <CodeName>{copy.codeName}</CodeName> : undefined}
        actions={
          <div className="flex flex-wrap gap-2 noscript:hidden">
            <Button onClick={onNote} aria-haspopup="dialog" aria-keyshortcuts="N">
              Quick note
            </Button>
            <Button onClick={onDiscreet} aria-pressed={isDiscreet} aria-keyshortcuts="H">
              Discreet
            </Button>
            {onHandOver ? (
              <Button onClick={onHandOver} aria-keyshortcuts="P">
                Hand over
              </Button>
            ) : null}
            <Button onClick={onSafety} aria-pressed={isSafety} aria-keyshortcuts="!">
              Safety steps
            </Button>
          </div>
        }
      />
      {base ? (
        <SectionNav
          label="Parts of this session"
          items={[
            { href: `${base}/plan`, label: "Plan" },
            { href: `${base}/run`, label: "Run" },
            { href: `${base}/wrap-up`, label: "Wrap up" },
          ]}
          current={`${base}/run`}
        />
      ) : null}
    </div>
  );
}
