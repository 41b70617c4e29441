/** What to do when an element comes near the window or goes far from it. */
type Listener = (isNear: boolean) => void;

/** Those in one card that want to know; a card that nothing is known of counts as near. */
type Card = { isNear: boolean; inside: Set<Element> };

const listeners = new WeakMap<Element, Listener>();
const cardOf = new WeakMap<Element, Element>();
const cards = new WeakMap<Element, Card>();

// One observer for all: a thousand fields must not mean a thousand observers.
let observer: IntersectionObserver | null = null;

/**
 * Tells `listener` when `element` comes within half a window's height, and when it goes. A browser
 * looks at all that is observed in every frame, so what is in a card is not while the card is far.
 */
export function watch(element: Element, listener: Listener): void {
  observer ??= new IntersectionObserver(tell, { rootMargin: "50% 0px" });
  listeners.set(element, listener);
  const within = element.closest("ow-outcome-card");
  if (!within) return observer.observe(element);
  const card = cards.get(within) ?? { isNear: true, inside: new Set() };
  cards.set(within, card);
  cardOf.set(element, within);
  if (!card.inside.size) observer.observe(within);
  card.inside.add(element);
  if (card.isNear) observer.observe(element);
}

/** Ends what `watch` began. */
export function unwatch(element: Element): void {
  observer?.unobserve(element);
  listeners.delete(element);
  const within = cardOf.get(element);
  const card = within && cards.get(within);
  card?.inside.delete(element);
  if (!within || card?.inside.size) return;
  observer?.unobserve(within);
  cards.delete(within);
}

function tell(entries: readonly IntersectionObserverEntry[]) {
  for (const { target, isIntersecting } of entries) {
    listeners.get(target)?.(isIntersecting);
    const card = cards.get(target);
    if (card && card.isNear !== isIntersecting) turn(card, isIntersecting);
  }
}

function turn(card: Card, isNear: boolean) {
  card.isNear = isNear;
  for (const it of card.inside)
    if (isNear) observer?.observe(it);
    else {
      observer?.unobserve(it);
      listeners.get(it)?.(false);
    }
}
