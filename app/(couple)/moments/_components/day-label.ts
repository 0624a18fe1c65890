import { formatWeekday } from "../../../_ui/when";
import { PARTS, moments as words } from "../words";

type Moment = { day: string; part: keyof typeof PARTS };

/** "Tue 24 Nov, evening". */
export function momentLabel({ day, part }: Moment): string {
  return `${formatWeekday(day)}, ${PARTS[part].toLowerCase()}`;
}

/** The same of a moment that was sent, with where it came from: "Tue 24 Nov, evening, from your log". */
export function sentLabel(moment: Moment & { fromLog: boolean }): string {
  return moment.fromLog ? `${momentLabel(moment)}, ${words.fromLog}` : momentLabel(moment);
}

const DAY_MS = 86_400_000;
const DAYS = [0, 1, 2, 3, 4, 5, 6, 7];

/** The days that can be picked, today first. */
export function dayOptions(today: string): { value: string; label: string }[] {
  return DAYS.map((ago) => {
    const value = new Date(Date.parse(`${today}T00:00:00Z`) - ago * DAY_MS).toISOString().slice(0, 10);
    const near = [words.today, words.yesterday][ago];
    return { value, label: near ? `${near}, ${formatWeekday(value)}` : formatWeekday(value) };
  });
}
