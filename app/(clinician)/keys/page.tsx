import type { Metadata } from "next";
import { PageHeader } from "#ui/page-header";
import { PrintButton } from "#ui/print-button";
import { KeyList } from "../_components/keys/key-list";
import { KeysSwitch } from "../_components/keys-switch";
import { loadKeys } from "./loaders";

export const metadata: Metadata = { title: "Keys" };

export default async function KeysPage() {
  const { singleKeys } = await loadKeys();
  return (
    <>
      <PageHeader
        title="Keys"
        description="Everything works without them. On a Mac, Cmd takes the place of Ctrl."
        actions={<PrintButton />}
      />
      <div className="max-w-4xl">
        <KeyList />
        <KeysSwitch on={singleKeys} keys="Keys without Ctrl count outside of fields." />
      </div>
    </>
  );
}
