/** What to do when an element comes near the window or goes far from it. */
type Listener = (isNear: boolean) => void;

/** How far from the window still counts as near, in heights of the window. */
export type Distance = 0.5 | 4;

const listeners = new WeakMap<Element, Listener>();

// One observer a distance for all: a thousand fields must not mean a thousand observers.
const observers = new Map<Distance, IntersectionObserver>();

/** Tells `listener` when `element` comes within a distance of the window, and when it goes. */
export function watch(element: Element, distance: Distance, listener: Listener): void {
  let observer = observers.get(distance);
  if (!observer) {
    observer = new IntersectionObserver(tell, { rootMargin: `${distance * 100}% 0px` });
    observers.set(distance, observer);
  }
  listeners.set(element, listener);
  observer.observe(element);
}

/** Ends what `watch` began. */
export function unwatch(element: Element): void {
  for (const observer of observers.values()) observer.unobserve(element);
  listeners.delete(element);
}

function tell(entries: readonly IntersectionObserverEntry[]) {
  for (const { target, isIntersecting } of entries) listeners.get(target)?.(isIntersecting);
}
