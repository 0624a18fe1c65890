import type { ReactNode } from "react";
import { Section } from "../_components/section";

export default function Layout({ children }: { children: ReactNode }) {
  return <Section current="library">{children}</Section>;
}
