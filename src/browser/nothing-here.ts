/** The server has no such plan, and neither has this device. */
export class PlanNotFound extends Error {
  override name = "PlanNotFound";
}

/** This device has no copy of the plan, and the server did not give one; the message says why. */
export class NothingHere extends Error {
  override name = "NothingHere";
}
