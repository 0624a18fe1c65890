import { randomInt } from "node:crypto";

/**
 * Two neutral words: one of place, plant or weather, one of things; over 10,000 pairs. None is a first
 * name or says anything about people, faith, looks or feeling. Code names are drawn, never typed or
 * derived (design, section 5).
 */
export const FIRST_WORDS =
  "Alder Almond Basalt Birch Bramble Breeze Canal Cedar Chalk Clover Coast Cobalt Cobble Copper Cotton Cove Creek Delta Drift Dune Dusk East Elm Ember Field Fir Fjord Flint Garden Glacier Granite Gravel Grove Harbour Harvest Headland Hedge Hill Indigo Inlet Iron Island Islet Kelp Lagoon Lake Larch Lemon Lichen Lime Limestone Linen Maple Marble Marsh Meadow Mint Moss Mulberry North Oak Oasis Ocean Orchard Pebble Pepper Pine Plum Poplar Prairie Quarry Quartz Rain Ravine Reef Ridge Sand Sandstone Sedge Shale Shingle Shore Silver Slate South Spring Spruce Steppe Stone Tarn Teal Thistle Timber Tundra Upland Valley Walnut West Wheat Winter Yew".split(
    " ",
  );
export const SECOND_WORDS =
  "Anchor Arch Atlas Awning Barge Basin Basket Beacon Beam Bell Bench Bobbin Bow Bridge Bucket Buoy Button Cabin Cabinet Candle Canoe Canvas Compass Corner Crate Cup Desk Dial Door Easel Engine Fence Ferry Flute Fountain Frame Funnel Gable Gate Globe Hammer Harp Hatch Hoop Jar Jetty Kettle Key Kiln Kite Ladder Lamp Lantern Latch Ledger Lens Lever Lintel Loft Loom Mast Mill Mosaic Notebook Oar Paddle Page Parcel Pencil Piano Pillar Plank Plough Pocket Prism Pulley Quilt Raft Rail Ribbon Roller Roof Rudder Saddle Sail Satchel Screen Shed Shelf Signal Spool Stair Table Thimble Tile Tower Trellis Tunnel Wagon Wheel Window".split(
    " ",
  );

/** Draws a code name. `pick(n)` gives a number from 0 to n-1; the seed hands in its own. */
export function drawCodeName(pick: (n: number) => number = randomInt): string {
  return `${FIRST_WORDS[pick(FIRST_WORDS.length)]} ${SECOND_WORDS[pick(SECOND_WORDS.length)]}`;
}

/** How many different code names there are. */
export const CODE_NAME_COUNT = FIRST_WORDS.length * SECOND_WORDS.length;
