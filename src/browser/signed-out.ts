/** Fired on the window when the server says that nobody is signed in here any more. */
export const SIGNED_OUT = "ownwords-signed-out";
