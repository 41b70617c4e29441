import type { Layer } from "../config.ts";
import { supportedHousing } from "./supported-housing.ts";

/** A pathway of hostels whose stages have an end, on the terms of supported housing. */
export const pathway: Layer = {
  ...supportedHousing,
  name: "pathway",
  title: "Hostel pathway",
  rules: { ...supportedHousing.rules, "stage-is-in-time": "error" },
  stages: [
    { name: "assessment", mostDays: 56, reviews: [28, 56] },
    { name: "engaging", mostDays: 365 },
    { name: "specialist", mostDays: 548 },
    { name: "recovery", mostDays: 548 },
    { name: "move", mostDays: 365 },
    { name: "high support", mostDays: null },
    { name: "independent", mostDays: null },
  ],
};
