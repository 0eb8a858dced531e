/** Where the API is: beside the guide, or at an address of its own, with which the guide is then built as PUBLIC_API_URL. */
export const API_URL: string = import.meta.env['PUBLIC_API_URL'] ?? '';
