export interface City {
  readonly latitude: number;
  readonly longitude: number;
  readonly zone: string;
}
/** Minutes after local midnight of a date at which the sun sets, by the city's clock. */
export function sunsetClock(date: string, city: City): number;
