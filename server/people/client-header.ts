/** Where better-auth finds a client's address; whatever came under this name was taken out before. */
export const CLIENT_ADDRESS = "x-ownwords-client";
