/** What to do when an element comes near the window or goes far from it. */
type Listener = (isNear: boolean) => void;

const listeners = new WeakMap<Element, Listener>();

// One observer for all: a thousand fields must not mean a thousand observers.
let observer: IntersectionObserver | null = null;

/** Tells `listener` when `element` comes within half a window's height, and when it goes. */
export function watch(element: Element, listener: Listener): void {
  observer ??= new IntersectionObserver(tell, { rootMargin: "50% 0px" });
  listeners.set(element, listener);
  observer.observe(element);
}

/** Ends what `watch` began. */
export function unwatch(element: Element): void {
  observer?.unobserve(element);
  listeners.delete(element);
}

function tell(entries: readonly IntersectionObserverEntry[]) {
  for (const { target, isIntersecting } of entries) listeners.get(target)?.(isIntersecting);
}
