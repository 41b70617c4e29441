/** Where plans are kept in step with the server that the page came from, `"wss://host/sync"`. */
export function syncUrl(): string {
  return `${location.origin.replace(/^http/, "ws")}/sync`;
}
