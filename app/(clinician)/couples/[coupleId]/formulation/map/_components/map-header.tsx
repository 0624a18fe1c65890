import type { ReactNode } from "react";
import { Breadcrumb } from "#ui/breadcrumb";
import { PageHeader } from "#ui/page-header";

type MapHeaderProps = {
  couple: { id: string; codeName: string };
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** Below the map's own page. */
  isBelow?: boolean;
};

/** The way back to the couple, and the heading of a page about its map. */
export function MapHeader({ couple, isBelow = false, ...header }: MapHeaderProps) {
  const formulation = `/couples/${couple.id}/formulation`;
  return (
    <PageHeader
      above={
        <Breadcrumb
          items={[
            { href: "/couples", label: "Couples" },
            { href: `/couples/${couple.id}`, label: couple.codeName },
            { href: formulation, label: "Formulation" },
            ...(isBelow ? [{ href: `${formulation}/map`, label: "Loop map" }] : []),
          ]}
        />
      }
      {...header}
    />
  );
}
