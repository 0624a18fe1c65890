"use client";
import { Dialog } from "#ui/dialog";
import { LinkButton } from "#ui/link-button";
import { KeysSwitch } from "../keys-switch";
import { KeyList } from "./key-list";

/** The keys over the page, with the switch that turns single keys off. */
export function KeySheet({ single, onClose }: { single: boolean; onClose: () => void }) {
  return (
    <Dialog
      open
      wide
      onClose={onClose}
      title="Keys"
      actions={<LinkButton href="/keys">A page to print</LinkButton>}
    >
      <KeyList />
      <KeysSwitch on={single} keys="Keys without Ctrl count outside of fields." />
    </Dialog>
  );
}
