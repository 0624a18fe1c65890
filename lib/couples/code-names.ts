import { randomInt } from "node:crypto";

/**
 * Two neutral words: one of place or weather, one of things. None says anything about people, faith,
 * looks or feeling; 100 x 100 pairs. Code names are drawn, never typed or derived (design, section 5).
 */
const FIRST =
  "Amber Autumn Birch Bramble Brook Canal Cedar Chalk Cherry Clay Clover Coast Cobble Copper Coral Cotton Creek Dawn Delta Drift Dune East Elm Ember Fern Field Fjord Flint Garden Glacier Granite Grove Harbour Hazel Heath Hedge Hill Indigo Inlet Island Ivory Ivy Jade Juniper Kelp Lagoon Lake Larch Laurel Lemon Linden Linen Maple Marble Marsh Meadow Mint Moor Moss North Oak Ocean Olive Opal Orchard Pebble Pepper Pine Plain Plum Poplar Prairie Quarry Quartz Rain Reed Ridge River Rowan Rush Saffron Sage Sand Shale Silver Slate South Spruce Stone Summer Tarn Teal Thistle Timber Tundra Valley Violet West Willow Winter Yew".split(
    " ",
  );
const SECOND =
  "Anchor Arch Atlas Awning Barge Basin Basket Beacon Bell Bench Bobbin Bottle Bow Bridge Bucket Buoy Button Cabin Candle Canoe Canvas Compass Corner Cradle Crate Cup Desk Dial Door Easel Engine Fence Ferry Fiddle Flute Fountain Frame Gable Gate Globe Hammer Harp Hinge Hoop Jar Jetty Kettle Key Kiln Kite Ladder Lamp Lantern Latch Ledger Lens Lever Locket Loom Mast Mill Mirror Needle Notebook Oar Organ Paddle Page Parcel Pencil Piano Pillar Plank Plough Pocket Prism Pulley Quilt Raft Rail Ribbon Roof Rope Rudder Sail Saddle Satchel Scale Shed Shelf Signal Spool Stair Table Tile Tower Trellis Tunnel Wagon Wheel Window".split(
    " ",
  );

/** Draws a code name. `pick(n)` gives a number from 0 to n-1; the seed hands in its own. */
export function drawCodeName(pick: (n: number) => number = randomInt): string {
  return `${FIRST[pick(FIRST.length)]} ${SECOND[pick(SECOND.length)]}`;
}

/** How many different code names there are. */
export const CODE_NAME_COUNT = FIRST.length * SECOND.length;
