/** What is done to a body, as rotas list it; beginnings of words. */
export const BODY_TASKS = `
wash washed washing dressed undressed bathed showered shaved toileted dress dressing undress undressing bath bathe bathing shower showering toilet toileting shave
shaving pad pads cream creams creaming catheter hair teeth groom grooming hygiene transfer transfers
reposition repositioning turn turning hoist hoisting bed feeding feed pyjamas nappy commode stoma strip changed changing
`;

/** What else a call is filled with: food, medicine and the house. */
export const CALL_TASKS = `
breakfast lunch dinner tea supper meal meals medication medications meds medicine tablets drink drinks
fluids food cooking prep laundry cleaning kitchen housework shopping post bins settle prompt welfare
curtains lights
`;
