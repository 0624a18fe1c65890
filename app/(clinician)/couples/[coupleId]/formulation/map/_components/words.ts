import { calledOn } from "#lib/formulation/map-picture";
import type { Confidence, JointMap, LinkKey, MapPart } from "#lib/formulation/map-types";
import { MAP_WORDS } from "#lib/formulation/map-words";
import { otherOf } from "#lib/formulation/rules-map";

export const CONFIDENCE_LABEL: Readonly<Record<Confidence, string>> = {
  low: "Low confidence",
  medium: "Medium confidence",
  high: "High confidence",
};

/** The same beside an arrow of the picture, where a word has to do. */
export const CONFIDENCE_MARK: Readonly<Record<Confidence, string>> = {
  low: "Low",
  medium: "Medium",
  high: "High",
};

/** What a part of the map is called, with whose it is. */
export function partLabel(part: MapPart, map: JointMap): string {
  switch (part) {
    case "name":
      return "Name of the loop";
    case "stressors":
    case "strengths":
    case "exceptions":
      return MAP_WORDS[part];
    default: {
      const [slot, kind] = part.split(".") as ["A" | "B", "called" | "soft" | "reach" | "respond" | "wish"];
      if (kind === "called") return `${MAP_WORDS.partner[slot]} is called`;
      return `${calledOn(map, slot)}: ${MAP_WORDS[kind].toLowerCase()}`;
    }
  }
}

/** An arrow of the picture in words. */
export function linkLabel(key: LinkKey, map: JointMap): string {
  const [slot, link] = key.split(".") as ["A" | "B", "soft_reach" | "reach_response" | "response_soft"];
  const [own, other] = [calledOn(map, slot), calledOn(map, otherOf(slot))];
  switch (link) {
    case "soft_reach":
      return `${own}: from the soft feeling to reaching`;
    case "reach_response":
      return `From ${own} reaching to ${other} responding`;
    case "response_soft":
      return `From ${other} responding to what it stirs in ${other}`;
  }
}
