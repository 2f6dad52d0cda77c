// Days from Monday to Friday. Public holidays are not among what a screen knows, so whoever shows such a number
// says that they are not taken out.
function isWeekday(day: Date): boolean {
  return day.getUTCDay() !== 0 && day.getUTCDay() !== 6;
}

// Of a month, "2019-01".
export function weekdaysIn(month: string): number {
  const day = new Date(`${month}-01T00:00:00Z`);
  let found = 0;
  for (const at = day.getUTCMonth(); day.getUTCMonth() === at; day.setUTCDate(day.getUTCDate() + 1)) found += isWeekday(day) ? 1 : 0;
  return found;
}

// The day that is so many weekdays after another.
export function weekdaysAfter(day: string, count: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  for (let left = count; left > 0;) {
    at.setUTCDate(at.getUTCDate() + 1);
    if (isWeekday(at)) left -= 1;
  }
  return at.toISOString().slice(0, 10);
}

export function monthAfter(month: string): string {
  const at = new Date(`${month}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + 1);
  return at.toISOString().slice(0, 7);
}

// Tenths of a person a day, rounded up: what is a little short at the end is short.
export function tenthsPerDay(perMonth: number, days: number): number {
  return Math.ceil((perMonth * 10) / days);
}
