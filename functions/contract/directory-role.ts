/** The id that a global admin's role has in every directory; tokens of such a user carry it. */
export const COMPANY_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';
